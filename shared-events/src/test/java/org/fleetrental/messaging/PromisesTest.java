package org.fleetrental.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.messaging.inbox.AggregateVersions;
import org.fleetrental.messaging.inbox.Reception;
import org.fleetrental.messaging.outbox.Outbox;
import org.junit.jupiter.api.Test;

/** What the library promises and what is easily broken without anybody seeing it. */
@QuarkusTest
class PromisesTest {

    @Inject
    MessagingKit events;

    @Inject
    TestService.Effects effects;

    @Inject
    TestService.Activated activated;

    @Inject
    AggregateVersions versions;

    @Inject
    Reception reception;

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource dataSource;

    private final UUID rental = Ids.next();
    private final UUID vehicle = Ids.next();

    @Test
    void anOffsetIsCommittedAfterTheEffectAndNotBefore() {
        activated.failures.put(rental, new DatabaseException("testing", new SQLException("away", "08006")));

        var delivery = events.deliver(Samples.activated(rental, 1));
        await().until(() -> activated.tries.getOrDefault(rental, 0) > 3);

        assertThat(delivery.isStillOpen()).isTrue();
        activated.failures.clear();
        delivery.isHandled();
        assertThat(effects.of(rental)).containsExactly(1L);
    }

    @Test
    void ofTwoDeliveriesAtOnceTheSecondWaitsAndIsADuplicate() {
        var record = reserved();
        QuarkusTransaction.begin();
        assertThat(reception.handle(record)).isPresent();
        var second = CompletableFuture.supplyAsync(
                () -> QuarkusTransaction.requiringNew().call(() -> reception.handle(record)));
        await().until(() -> waitForALock() > 0);

        QuarkusTransaction.commit();

        assertThat(second.join()).isEmpty();
        assertThat(effects.of(rental)).containsExactly(1L);
    }

    @Test
    void whatIsHandledAndThenFailsIsHandledAgain() {
        activated.failures.put(rental, new RejectedEventException("not yet"));
        var handover = events.handOver(Samples.activated(rental, 1)).isRejected("not yet");
        activated.failures.clear();

        handover.again().isHandled().again().isDuplicate();
    }

    @Test
    void anOlderVersionOfAnAggregateDoesNotPassNorTheSameAgain() {
        assertThat(advance(2)).isTrue();
        assertThat(advance(2)).isFalse();
        assertThat(advance(1)).isFalse();
        assertThat(advance(3)).isTrue();
    }

    @Test
    void aRecordHasItsAggregatesKey() {
        publish(Samples.odometerRecorded(vehicle, 1, "A"));

        events.onTopic(OdometerRecorded.class, vehicle).once();

        try (var kafka = new TestEvents()) {
            assertThat(kafka.recordsOf("fleet.vehicles"))
                    .filteredOn(record ->
                            HeaderCodec.text(record.headers(), "ce_subject").equals(Optional.of(vehicle.toString())))
                    .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                    .containsExactly(vehicle.toString());
        }
    }

    @Test
    void nothingOfAnAggregateIsSentPastAnEventThatIsRefused() {
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.publish(Samples.odometerRecorded(vehicle, 1, "A"));
            outbox.publish(Samples.odometerRecorded(vehicle, 2, "x".repeat(2_000_000)));
            outbox.publish(Samples.odometerRecorded(vehicle, 3, "A"));
            outbox.publish(Samples.odometerRecorded(rental, 1, "A"));
        });

        // Of the same commit, and another aggregate: when it is there, the relay has been at all of them.
        events.onTopic(OdometerRecorded.class, rental).once();
        await().until(() -> isParked(vehicle));
        publish(Samples.odometerRecorded(rental, 2, "A"));
        events.onTopic(OdometerRecorded.class, rental).times(2);

        try (var kafka = new TestEvents()) {
            assertThat(kafka.published("fleet.vehicles", vehicle, OdometerRecorded.class))
                    .extracting(published -> published.metadata().aggregateVersion())
                    .containsExactly(1L);
        }
    }

    private ConsumerRecord<byte[], byte[]> reserved() {
        try (var kafka = new TestEvents()) {
            return kafka.record("fleet.rentals", Samples.reserved(rental, 1));
        }
    }

    private boolean advance(long version) {
        var metadata = EventMetadata.of(new RecordHeaders(TestEvents.headersOf(Samples.reserved(rental, version))));
        return QuarkusTransaction.requiringNew().call(() -> versions.advance("promises", metadata));
    }

    private void publish(DomainEvent event) {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(event));
    }

    private int waitForALock() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select count(*) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and query like '%inbox_processed_messages%'");
                var row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private boolean isParked(UUID aggregateId) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select from outbox_events where record_key = ? and parked_at is not null")) {
            select.setBytes(1, HeaderCodec.bytes(aggregateId.toString()));
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
