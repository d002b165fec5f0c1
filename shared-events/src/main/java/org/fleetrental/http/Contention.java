package org.fleetrental.http;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the database says when requests get in each other's way, beyond what locks already order. */
public final class Contention {

    private static final int MAX_TRIES = 5;
    private static final int MAX_CAUSES = 20;

    /** Serialization failure, deadlock: PostgreSQL's documentation, appendix A. */
    private static final Set<String> MAY_PASS = Set.of("40001", "40P01");

    private Contention() {}

    /** What a decision was based on has changed before it could be locked: the next try sees it as it is now. */
    public static final class ChangedMeanwhileException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public ChangedMeanwhileException(String what) {
            super(what);
        }
    }

    /**
     * Answers a request by a whole transaction, which is tried again, {@value #MAX_TRIES} times at most, when the
     * database chose it as the victim of a deadlock or of a serialization conflict, or at a
     * {@link ChangedMeanwhileException}. It is never tried again after an answer.
     *
     * @throws RuntimeException the last try's failure, or the first that cannot pass
     */
    public static Response resolved(Supplier<Response> transaction) {
        return resolved(_ -> Optional.empty(), transaction);
    }

    /**
     * Likewise.
     *
     * @param refusal what a failure of the database means to a client, where it is one of a constraint that stands
     *     behind a decision; empty if it is a failure
     */
    public static Response resolved(Function<SQLException, Optional<Problem>> refusal, Supplier<Response> transaction) {
        for (int tries = 1; ; tries++) {
            try {
                return transaction.get();
            } catch (RuntimeException failure) {
                var sql = sqlFailure(failure);
                var problem = sql.flatMap(refusal);
                if (problem.isPresent()) {
                    return problem.get().response();
                }
                boolean mayPass = failure instanceof ChangedMeanwhileException
                        || sql.map(SQLException::getSQLState)
                                .filter(MAY_PASS::contains)
                                .isPresent();
                if (tries == MAX_TRIES || !mayPass) {
                    throw failure;
                }
            }
        }
    }

    private static Optional<SQLException> sqlFailure(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
