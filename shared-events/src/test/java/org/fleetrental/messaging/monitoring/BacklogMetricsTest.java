package org.fleetrental.messaging.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.fleetrental.messaging.ConsumedTopics;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.TestService;
import org.fleetrental.messaging.outbox.LaneLeases;
import org.fleetrental.messaging.outbox.Relay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Measures rows of a lane that no relay takes. */
@QuarkusTest
class BacklogMetricsTest {

    private static final int LANE = 30_002;
    private static final double HOUR_S = 3_600;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MeterRegistry meters;

    @Inject
    BacklogMetrics metrics;

    @Inject
    Relay relay;

    @Inject
    ConsumedTopics topics;

    @Inject
    MessagingKit events;

    @Inject
    TestService.Activated activated;

    @BeforeEach
    void openLane() throws SQLException {
        execute("insert into outbox_lanes (lane) values (%d)".formatted(LANE));
    }

    @AfterEach
    void closeLane() throws SQLException {
        execute("delete from outbox_pending where lane = %d".formatted(LANE));
        execute("delete from outbox_events where lane = %d".formatted(LANE));
        execute("delete from outbox_lanes where lane = %d".formatted(LANE));
        activated.failures.clear();
    }

    @Test
    void whatWaitsForTheRelayIsCountedAndItsOldestHasAnAge() throws SQLException {
        double before = measured("outbox.pending");
        add("a", 2);
        add("b", 1);

        assertThat(measured("outbox.pending")).isGreaterThanOrEqualTo(before + 2);
        assertThat(gauge("outbox.oldest.pending.age.seconds"))
                .isGreaterThanOrEqualTo(2 * HOUR_S)
                .isLessThan(3 * HOUR_S);
    }

    @Test
    void whatWaitsBehindAParkedRowIsNotTheRelaysFault() throws SQLException {
        double before = measured("outbox.parked");
        park(add("held", 5));
        add("held", 4);
        add("free", 1);

        assertThat(measured("outbox.parked")).isEqualTo(before + 1);
        assertThat(gauge("outbox.oldest.pending.age.seconds"))
                .isGreaterThanOrEqualTo(HOUR_S)
                .isLessThan(2 * HOUR_S);
    }

    @Test
    void aDiscardedRowIsNotParkedAnyMoreAndHoldsNothingBack() throws SQLException {
        double before = measured("outbox.parked");
        var discarded = add("held", 5);
        park(discarded);
        add("held", 4);
        execute("update outbox_events set discarded_at = now(), discard_reason = 'testing' where event_id = '%s'"
                .formatted(discarded));

        assertThat(measured("outbox.parked")).isEqualTo(before);
        assertThat(gauge("outbox.oldest.pending.age.seconds")).isGreaterThanOrEqualTo(4 * HOUR_S);
    }

    @Test
    void anEmptyOutboxHasNoAge() {
        await().untilAsserted(() ->
                assertThat(measured("outbox.oldest.pending.age.seconds")).isZero());
    }

    @Test
    void theLanesOfThisReplicaAreCounted() {
        await().untilAsserted(() -> assertThat(measured("outbox.lanes.held")).isEqualTo(LaneLeases.LANES));
    }

    @Test
    void deadLettersAndThoseBehindThemAreCountedApartByTopic() {
        double open = measured("dead.letters.open", "topic", "fleet.rentals");
        double parked = measured("dead.letters.parked", "topic", "fleet.rentals");
        var rental = Ids.next();
        activated.failures.put(rental, new RejectedEventException("not in this house"));

        events.deliver(Samples.activated(rental, 1)).isRejected("not in this house");
        events.deliver(Samples.reserved(rental, 2)).isParked();
        events.deliver(Samples.reserved(rental, 3)).isParked();

        assertThat(measured("dead.letters.open", "topic", "fleet.rentals")).isEqualTo(open + 1);
        assertThat(measured("dead.letters.parked", "topic", "fleet.rentals")).isEqualTo(parked + 2);
    }

    @Test
    void withoutTheDatabaseNoFigureIsKnown() throws SQLException {
        var registry = new SimpleMeterRegistry();
        var nowhere = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(1))
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl("jdbc:postgresql://127.0.0.1:1/nothing")));
        try (var away = AgroalDataSource.from(nowhere)) {
            new BacklogMetrics(away, relay, topics, Clock.systemUTC(), registry).measure();
        }

        assertThat(registry.getMeters()).hasSizeGreaterThanOrEqualTo(6);
        registry.getMeters()
                .forEach(meter -> assertThat(meter.measure().iterator().next().getValue())
                        .as(meter.getId().toString())
                        .isNaN());
    }

    private double measured(String name, String... tags) {
        metrics.measure();
        return gauge(name, tags);
    }

    private double gauge(String name, String... tags) {
        return meters.get(name).tags(Tags.of(tags)).gauge().value();
    }

    private UUID add(String key, int hoursAgo) throws SQLException {
        var id = Ids.next();
        execute("""
                with event as (
                    insert into outbox_events (event_id, lane, topic, record_key, headers, created_at)
                    values ('%s', %d, 'fleet.vehicles', '%s', '[]', now() - interval '%d hours')
                    returning lane, position)
                insert into outbox_pending (lane, position) select lane, position from event
                """.formatted(id, LANE, key, hoursAgo));
        return id;
    }

    private void park(UUID event) throws SQLException {
        execute("""
                with parked as (update outbox_events set parked_at = now() where event_id = '%s' returning position)
                delete from outbox_pending where position in (select position from parked)
                """.formatted(event));
    }

    private void execute(String statement) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.createStatement()) {
            update.execute(statement);
        }
    }
}
