package org.fleetrental.messaging;

/** The registry answered, and has no such schema: waiting does not help. */
class UnknownSchemaException extends RejectedEventException {

    private static final long serialVersionUID = 1L;

    UnknownSchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
