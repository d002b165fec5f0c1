package org.fleetrental.messaging.schema;

import org.fleetrental.messaging.RejectedEventException;

/** The registry answered, and has no such schema: waiting does not help. */
public class UnknownSchemaException extends RejectedEventException {

    private static final long serialVersionUID = 1L;

    public UnknownSchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
