package org.fleetrental.messaging.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private final Reading<Double> reading = new Reading<>("What the test measures", now::get);

    @Test
    void itIsUnknownUntilSomethingIsMeasured() {
        assertThat(figure()).isNaN();

        reading.take(() -> 3.0);

        assertThat(figure()).isEqualTo(3.0);
    }

    @Test
    void aFailureMakesItUnknownUntilTheNextSuccess() {
        reading.take(() -> 3.0);

        reading.take(() -> {
            throw new IOException("away");
        });
        assertThat(figure()).isNaN();

        reading.take(() -> 4.0);
        assertThat(figure()).isEqualTo(4.0);
    }

    @Test
    void itIsUnknownWhenNothingWasMeasuredForLong() {
        reading.take(() -> 3.0);

        now.set(now.get().plusSeconds(40));
        assertThat(figure()).isEqualTo(3.0);

        now.set(now.get().plusSeconds(10));
        assertThat(figure()).isNaN();
    }

    private double figure() {
        return reading.figure(Double::doubleValue);
    }
}
