package org.fleetrental.rentals.booking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fleetrental.http.Problem;

/** Which windows can be asked for at all, whatever stands in the calendar. */
@ApplicationScoped
public class WindowRules {

    /** Bounds what a rental can cost, how far the calendar reaches, and how far back a list of rentals looks. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final Duration FARTHEST = Duration.ofDays(3 * 366);

    @ConfigMapping(prefix = "fleet.rentals")
    interface Config {

        /** How far a client's clock may be off. */
        @WithDefault("5m")
        Duration clockTolerance();
    }

    private final Config config;

    WindowRules(Config config) {
        this.config = config;
    }

    /**
     * What is wrong with a window; empty if nothing is.
     *
     * @param asked when it was asked for: it has to begin after that
     */
    public Optional<Problem.FieldError> refusal(Instant startsAt, Instant endsAt, Instant asked, Instant now) {
        if (startsAt.isBefore(asked.minus(config.clockTolerance()))) {
            return wrong("startsAt", "is in the past");
        }
        if (startsAt.isAfter(now.plus(FARTHEST))) {
            return wrong("startsAt", "is more than %d days away".formatted(FARTHEST.toDays()));
        }
        return startsAt.isBefore(endsAt)
                ? refusalOfEnd(startsAt, endsAt, now)
                : wrong("endsAt", "must be after startsAt");
    }

    /** What is wrong with the end of a window that begins then; empty if nothing is. */
    public Optional<Problem.FieldError> refusalOfEnd(Instant startsAt, Instant endsAt, Instant now) {
        if (endsAt.isAfter(startsAt.plus(LONGEST))) {
            return wrong("endsAt", "is more than %d days after startsAt".formatted(LONGEST.toDays()));
        }
        return endsAt.isAfter(now) ? Optional.empty() : wrong("endsAt", "is in the past");
    }

    /** Whether a time lies ahead, by more than a client's clock may be off. */
    public boolean isInTheFuture(Instant time, Instant now) {
        return time.isAfter(now.plus(config.clockTolerance()));
    }

    private static Optional<Problem.FieldError> wrong(String field, String reason) {
        return Optional.of(new Problem.FieldError(field, reason));
    }
}
