package org.fleetrental.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.TestEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxTest {

    private static final String TOPIC = "fleet.vehicles";

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource dataSource;

    TestEvents kafka;

    @BeforeEach
    void connect() {
        kafka = new TestEvents();
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @Test
    void anEventWithoutATransactionIsRefused() {
        assertThatThrownBy(() -> outbox.publish(Samples.odometerRecorded(Ids.next(), 1, "A")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void aCommittedEventArrivesWithItsHeaders() {
        var vehicle = Ids.next();

        var eventId = publish(Samples.odometerRecorded(vehicle, 7, "A"));

        var published = kafka.awaitPublished(TOPIC, vehicle, OdometerRecorded.class);
        assertThat(published.event().getVehicle().getVehicleId()).isEqualTo(vehicle);
        var metadata = published.metadata();
        assertThat(metadata.eventId()).isEqualTo(eventId);
        assertThat(metadata.type()).isEqualTo("org.fleetrental.events.fleet.OdometerRecorded");
        assertThat(metadata.source()).isEqualTo("/fleet-service");
        assertThat(metadata.aggregateVersion()).isEqualTo(7);
        assertThat(metadata.correlationId()).isEqualTo(eventId);
        assertThat(metadata.causationId()).isEmpty();
    }

    @Test
    void anEventOfARolledBackTransactionNeverArrives() {
        var vehicle = Ids.next();
        QuarkusTransaction.begin();
        outbox.publish(Samples.odometerRecorded(vehicle, 1, "rolled back"));
        QuarkusTransaction.rollback();

        publish(Samples.odometerRecorded(vehicle, 2, "committed"));

        kafka.awaitPublished(TOPIC, vehicle, OdometerRecorded.class);
        assertThat(versions(vehicle)).containsExactly(2L);
    }

    @Test
    void eventsOfAnAggregateArriveInTheOrderOfTheirVersions() {
        var vehicles = IntStream.range(0, 10).mapToObj(_ -> Ids.next()).toList();
        LongStream.rangeClosed(1, 20)
                .forEach(version ->
                        vehicles.forEach(vehicle -> publish(Samples.odometerRecorded(vehicle, version, "A"))));

        var inOrder = LongStream.rangeClosed(1, 20).boxed().toList();
        for (var vehicle : vehicles) {
            await().untilAsserted(() -> assertThat(versions(vehicle)).isEqualTo(inOrder));
        }
    }

    @Test
    void twoEventsWithOneVersionCannotBothBePublished() {
        var vehicle = Ids.next();
        publish(Samples.odometerRecorded(vehicle, 1, "first"));

        assertThatThrownBy(() -> publish(Samples.odometerRecorded(vehicle, 1, "second")))
                .hasMessageContaining("outbox_events_one_event_per_version");
    }

    @Test
    void anEventThatCanNeverBeSentIsParkedAndHoldsBackItsOwnAggregateOnly() throws SQLException {
        var vehicle = Ids.next();
        var other = Ids.next();
        publish(Samples.odometerRecorded(vehicle, 1, "A"));
        publish(Samples.odometerRecorded(vehicle, 2, "x".repeat(2_000_000)));
        publish(Samples.odometerRecorded(vehicle, 3, "A"));
        publish(Samples.odometerRecorded(other, 1, "A"));

        kafka.awaitPublished(TOPIC, other, OdometerRecorded.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> reasonForParking(vehicle, 2), reason -> reason != null);
        assertThat(reasonForParking(vehicle, 2)).contains("max.request.size");
        // The relay has looked again and left version 3 where it is.
        publish(Samples.odometerRecorded(other, 2, "A"));
        await().untilAsserted(() -> assertThat(versions(other)).containsExactly(1L, 2L));
        assertThat(versions(vehicle)).containsExactly(1L);
    }

    private UUID publish(DomainEvent event) {
        return QuarkusTransaction.requiringNew().call(() -> outbox.publish(event));
    }

    private List<Long> versions(UUID vehicle) {
        return kafka.published(TOPIC, vehicle, OdometerRecorded.class).stream()
                .map(published -> published.metadata().aggregateVersion())
                .toList();
    }

    private String reasonForParking(UUID vehicle, long version) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select parked_reason from outbox_events"
                        + " where record_key = convert_to(?, 'UTF8') and aggregate_version = ?")) {
            select.setString(1, vehicle.toString());
            select.setLong(2, version);
            try (var result = select.executeQuery()) {
                return result.next() ? result.getString(1) : null;
            }
        }
    }
}
