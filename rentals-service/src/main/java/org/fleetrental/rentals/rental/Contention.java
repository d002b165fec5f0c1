package org.fleetrental.rentals.rental;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** What the database says when requests get in each other's way, beyond what the locks already order. */
final class Contention {

    private static final int MAX_TRIES = 5;
    private static final int MAX_CAUSES = 20;

    private static final String EXCLUSION_VIOLATION = "23P01";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String ONE_ACTIVE_PER_VEHICLE = "rental_one_active_per_vehicle";

    private Contention() {}

    /** What a decision was based on has changed before it could be locked: the next try sees it as it is now. */
    static final class ChangedMeanwhileException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ChangedMeanwhileException(String what) {
            super(what);
        }
    }

    /**
     * Answers a request by a whole transaction, which is tried again when the database chose it as the victim of a
     * deadlock or of a serialization conflict. It is never tried again after an answer.
     */
    static Response resolved(Supplier<Response> transaction) {
        for (int tries = 1; ; tries++) {
            try {
                return transaction.get();
            } catch (RuntimeException failure) {
                var sql = sqlFailure(failure);
                var problem = sql.flatMap(Contention::problem);
                if (problem.isPresent()) {
                    return problem.get().response();
                }
                boolean mayPass = failure instanceof ChangedMeanwhileException
                        || sql.map(Contention::mayPass).orElse(false);
                if (tries == MAX_TRIES || !mayPass) {
                    throw failure;
                }
            }
        }
    }

    /** Deadlock, serialization failure. */
    private static boolean mayPass(SQLException failure) {
        return "40P01".equals(failure.getSQLState()) || "40001".equals(failure.getSQLState());
    }

    /** The constraints behind the decisions that are made under the vehicle's lock: nobody should ever see these. */
    private static Optional<Problem> problem(SQLException failure) {
        if (EXCLUSION_VIOLATION.equals(failure.getSQLState())) {
            return Optional.of(Problem.of(409, "rental-overlap", "The vehicle is booked in this window"));
        }
        if (UNIQUE_VIOLATION.equals(failure.getSQLState())
                && failure instanceof PSQLException postgres
                && postgres.getServerErrorMessage() != null
                && ONE_ACTIVE_PER_VEHICLE.equals(
                        postgres.getServerErrorMessage().getConstraint())) {
            return Optional.of(Problem.of(409, "previous-not-returned", "The vehicle is not back yet"));
        }
        return Optional.empty();
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
