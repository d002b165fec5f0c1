package org.fleetrental.schemas;

/** A schema that cannot go into the registry; the message names the file and the reason. */
public final class RegistrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistrationException(String message) {
        super(message);
    }
}
