package org.fleetrental.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificData;
import org.fleetrental.events.rentals.RentalActivated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessagingMetricsTest {

    private static final String ACTIVATED =
            SpecificData.get().getSchema(RentalActivated.class).getFullName();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MeterRegistry meters;

    @Inject
    MessagingKit events;

    @Inject
    TestService.Activated activated;

    private final UUID rental = Ids.next();

    @AfterEach
    void failNoMore() {
        activated.failures.clear();
    }

    @Test
    void anEventDeliveredTwiceIsProcessedOnceAndADuplicateOnce() {
        double processed = count("inbox.processed", "type", ACTIVATED);
        double duplicates = count("inbox.duplicates");
        long ages = times("inbox.event.age");
        long handled = times("inbox.handler");

        events.deliver(Samples.activated(rental, 1)).again().isHandled();

        assertThat(count("inbox.processed", "type", ACTIVATED)).isEqualTo(processed + 1);
        assertThat(count("inbox.duplicates")).isEqualTo(duplicates + 1);
        assertThat(times("inbox.event.age")).isEqualTo(ages + 1);
        assertThat(times("inbox.handler")).isEqualTo(handled + 1);
    }

    @Test
    void theAgeOfAnEventIsCountedFromTheFact() {
        events.deliver(Samples.activated(rental, 1)).isHandled();

        var fact = Samples.activated(rental, 1).occurredAt();
        assertThat(meters.get("inbox.event.age").tag("type", ACTIVATED).timer().max(TimeUnit.SECONDS))
                .isGreaterThan(Duration.between(fact, Instant.now()).toSeconds() - PATIENCE.toSeconds());
    }

    @Test
    void retriesAreCountedByWhatTheFailureSaysAndARefusalIsNone() {
        double surroundings = count("inbox.retries", "kind", "surroundings");
        double mayPass = count("inbox.retries", "kind", "may_pass");
        activated.failures.put(rental, new DatabaseException("testing", new SQLException("away", "08006")));
        var delivery = events.deliver(Samples.activated(rental, 1));
        await().atMost(PATIENCE).until(() -> count("inbox.retries", "kind", "surroundings") >= surroundings + 2);
        assertThat(count("inbox.retries", "kind", "may_pass")).isEqualTo(mayPass);

        activated.failures.put(rental, new IllegalStateException("perhaps later"));
        delivery.isRejected("perhaps later");

        // Four tries at most are three retries.
        assertThat(count("inbox.retries", "kind", "may_pass") - mayPass).isBetween(1.0, 3.0);
        assertThat(meters.find("inbox.retries").tag("kind", "cannot_pass").counter())
                .isNull();
    }

    @Test
    void typesThatNobodyTakesDoNotFillTheMemory() {
        var registry = new SimpleMeterRegistry();
        var metrics = new MessagingMetrics(registry, Clock.systemUTC());

        for (int i = 0; i < 1_000; i++) {
            metrics.skipped("org.example.Type" + i);
        }
        metrics.skipped("x".repeat(10_000));
        metrics.skipped("org.example.Type0");

        assertThat(registry.get("inbox.skipped").counters()).hasSizeLessThanOrEqualTo(101);
        assertThat(registry.get("inbox.skipped")
                        .tag("type", "org.example.Type0")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("inbox.skipped").tag("type", "other").counter().count())
                .isEqualTo(901);
    }

    private long times(String name) {
        return Optional.ofNullable(meters.find(name).tag("type", ACTIVATED).timer())
                .map(Timer::count)
                .orElse(0L);
    }

    private double count(String name, String... tags) {
        return Optional.ofNullable(meters.find(name).tags(Tags.of(tags)).counter())
                .map(Counter::count)
                .orElse(0.0);
    }
}
