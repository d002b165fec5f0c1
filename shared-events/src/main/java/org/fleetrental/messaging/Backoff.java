package org.fleetrental.messaging;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: doubling from {@code first} up to {@code longest}, of which a random half is
 * left out so that those who failed together do not come back together.
 */
public record Backoff(Duration first, Duration longest) {

    private static final int MAX_DOUBLINGS = 30;

    /** @param failures how many tries have failed, from 1 */
    public Duration after(int failures) {
        var doublings = Math.clamp(failures - 1, 0, MAX_DOUBLINGS);
        var millis = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
