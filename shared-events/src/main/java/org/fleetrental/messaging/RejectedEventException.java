package org.fleetrental.messaging;

/**
 * An event that can never be handled, however often it is tried: it cannot be decoded, or a rule refuses it. It goes to
 * the dead letters at once.
 */
public class RejectedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RejectedEventException(String message) {
        super(message);
    }

    public RejectedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
