package org.fleetrental.schemas.registration;

/** The registry cannot be brought to what the folder says; the message names what it is about and why. */
public final class RegistrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistrationException(String message) {
        super(message);
    }
}
