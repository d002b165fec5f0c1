package org.fleetrental.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** What a failure says about trying again. This is the one place that decides. */
public enum FailureKind {
    /** Database, registry or network are away or overloaded. Retried for as long as it lasts; never a dead letter. */
    SURROUNDINGS,

    /** Something else went wrong, perhaps only this time. Retried a bounded number of times. */
    MAY_PASS,

    /** The message itself cannot be taken in. Not retried. */
    CANNOT_PASS;

    /**
     * Classes of SQLSTATE that speak of the server or of other transactions, not of the statement.
     *
     * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>
     */
    private static final Set<String> SURROUNDING_SQL_CLASSES = Set.of("08", "28", "40", "53", "55", "57", "58");

    /** The server is a standby, as after a failover that the connection has not noticed. */
    private static final String READ_ONLY = "25006";

    private static final int MAX_CAUSES = 20;

    public static FailureKind of(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof RejectedEventException) {
                return CANNOT_PASS;
            }
            if (isOfTheSurroundings(cause)) {
                return SURROUNDINGS;
            }
            cause = cause.getCause();
        }
        return MAY_PASS;
    }

    private static boolean isOfTheSurroundings(Throwable cause) {
        return switch (cause) {
            // Of what is read, and not of where it is read from.
            case JsonProcessingException _, CharacterCodingException _ -> false;
            case RegistryUnavailableException _, IOException _, RetriableException _ -> true;
            case ProjectionRebuildingException _ -> true;
            case SQLException sql -> {
                // The pool reports that it has no connection to give without any SQLSTATE.
                var state = sql.getSQLState();
                yield state == null
                        || state.equals(READ_ONLY)
                        || SURROUNDING_SQL_CLASSES.contains(state.substring(0, 2));
            }
            default -> false;
        };
    }
}
