package org.fleetrental.rentals.customer;

import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** What the database says when two customers take the same licence or address at once. */
final class UniqueData {

    private static final int MAX_CAUSES = 20;

    private UniqueData() {}

    /** The outcome of a whole transaction, which the database may have refused. */
    static Outcome guarded(Supplier<Outcome> transaction) {
        try {
            return transaction.get();
        } catch (RuntimeException failure) {
            return taken(failure).orElseThrow(() -> failure);
        }
    }

    private static Optional<Outcome> taken(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof ConstraintViolationException violation) {
                return switch (String.valueOf(violation.getConstraintName())) {
                    case "customer_license_unique" -> Optional.of(new Outcome.LicenseTaken());
                    case "customer_email_unique" -> Optional.of(new Outcome.EmailTaken());
                    default -> Optional.empty();
                };
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
