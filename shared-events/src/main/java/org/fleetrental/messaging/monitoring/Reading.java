package org.fleetrental.messaging.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The newest of what is measured now and then. It is unknown before the first measurement, when the last one failed,
 * and when none has come for long: a gauge that stands still would look like a system at rest.
 */
final class Reading<T> {

    /** Several times the ten seconds between two measurements. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(45);

    private static final Logger LOG = Logger.getLogger(Reading.class);

    private final String what;
    private final InstantSource clock;
    private volatile @Nullable Taken<T> last;
    private boolean failing;

    private record Taken<T>(T value, Instant at) {}

    /** @param what is measured, for the log */
    Reading(String what, InstantSource clock) {
        this.what = what;
        this.clock = clock;
    }

    /** Measures. A failure makes the value unknown; of many in a row only the first is logged. */
    synchronized void take(Callable<T> measurement) {
        try {
            last = new Taken<>(measurement.call(), clock.instant());
            if (failing) {
                LOG.infof("%s can be measured again", what);
            }
            failing = false;
        } catch (Exception failure) {
            last = null;
            if (!failing) {
                LOG.warnf("%s cannot be measured, which is not said again until it can: %s", what, failure);
            }
            failing = true;
        }
    }

    Optional<T> value() {
        var taken = last;
        return taken == null || taken.at().plus(GOOD_FOR).isBefore(clock.instant())
                ? Optional.empty()
                : Optional.of(taken.value());
    }

    /** A figure of the value; NaN while that is unknown. */
    double figure(ToDoubleFunction<T> of) {
        return value().map(of::applyAsDouble).orElse(Double.NaN);
    }
}
