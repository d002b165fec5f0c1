package org.fleetrental.schemas.gate;

/** Avro cannot turn an example into bytes, or bytes into an event. */
final class UnreadableExampleException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableExampleException(String problem) {
        super(problem);
    }

    UnreadableExampleException(Exception cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
