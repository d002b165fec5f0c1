package org.fleetrental.http;

import io.smallrye.jwt.auth.principal.ParseException;

/** No token can be told from a forged one, because the keys are not there. It is not the token's fault. */
class KeysUnavailableException extends ParseException {

    private static final long serialVersionUID = 1L;

    KeysUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
