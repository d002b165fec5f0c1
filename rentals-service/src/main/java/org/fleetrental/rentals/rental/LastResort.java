package org.fleetrental.rentals.rental;

import java.sql.SQLException;
import java.util.Optional;
import org.fleetrental.http.Problem;
import org.postgresql.util.PSQLException;

/** The constraints behind the decisions that are made under the vehicle's lock: nobody should ever see these. */
final class LastResort {

    private static final String EXCLUSION_VIOLATION = "23P01";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String ONE_ACTIVE_PER_VEHICLE = "rental_one_active_per_vehicle";

    private LastResort() {}

    static Optional<Problem> refusal(SQLException failure) {
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
}
