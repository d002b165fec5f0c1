package org.fleetrental.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final Pace pace = new Pace(4, clock::get);

    @Test
    void theFirstCallIsDueAtOnceAndTheNextAfterItsShareOfASecond() {
        assertThat(pace.left()).isZero();

        pace.spend(1);

        assertThat(pace.left()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aCallThatCausedOthersCountsForAll() {
        pace.spend(3);

        assertThat(pace.left()).isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void timeThatWasNotUsedIsNotSaved() {
        clock.addAndGet(Duration.ofHours(1).toNanos());

        pace.spend(1);
        pace.spend(1);

        assertThat(pace.left()).isEqualTo(Duration.ofMillis(500));
    }
}
