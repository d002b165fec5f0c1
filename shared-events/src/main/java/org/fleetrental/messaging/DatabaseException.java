package org.fleetrental.messaging;

import java.sql.SQLException;

/** A statement failed; the cause tells whether it may pass. */
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseException(String doing, SQLException cause) {
        super("The database failed while " + doing + ": " + cause.getMessage(), cause);
    }
}
