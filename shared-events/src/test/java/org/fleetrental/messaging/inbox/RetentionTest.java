package org.fleetrental.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When inbox and outbox may forget. */
@QuarkusTest
class RetentionTest {

    private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC, "fleet.rentals");

    @Inject
    Retention retention;

    @Inject
    InboxTable inbox;

    @Inject
    Outbox outbox;

    @Inject
    MessagingKit events;

    @Inject
    AgroalDataSource dataSource;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final UUID vehicle = Ids.next();
    private final UUID rental = Ids.next();

    @AfterEach
    void restore() throws ExecutionException, InterruptedException {
        change(AlterConfigOp.OpType.DELETE, "");
    }

    @Test
    void anEventThatNoTopicHoldsAnyMoreIsForgotten() throws Exception {
        change(AlterConfigOp.OpType.SET, "86400000");
        var event = handledAYearAgo();

        retention.removeHandled();

        assertThat(inbox.known(List.of(event))).isEmpty();
    }

    @Test
    void nothingIsForgottenWhileATopicKeepsItForLonger() throws Exception {
        change(AlterConfigOp.OpType.SET, "31536000000");
        var event = handledAYearAgo();

        retention.removeHandled();

        assertThat(inbox.known(List.of(event))).containsExactly(event);
    }

    @Test
    void nothingIsForgottenIfATopicKeepsItsRecordsForGood() throws Exception {
        change(AlterConfigOp.OpType.SET, "-1");
        var event = handledAYearAgo();

        retention.removeHandled();

        assertThat(inbox.known(List.of(event))).containsExactly(event);
    }

    @Test
    void ofTheOutboxOnlyWhatIsPublishedIsRemoved() throws SQLException {
        publish(Samples.odometerRecorded(vehicle, 1, "A"));
        publish(Samples.odometerRecorded(rental, 1, "A"));
        events.onTopic(OdometerRecorded.class, vehicle).once();
        events.onTopic(OdometerRecorded.class, rental).once();
        // Long ago: one was sent, the other is parked and waits for an operator.
        update(
                "update outbox_events set created_at = now() - interval '1 year',"
                        + " published_at = now() - interval '1 year' where record_key = ?",
                vehicle);
        update(
                "update outbox_events set created_at = now() - interval '1 year', published_at = null,"
                        + " parked_at = now() - interval '1 year', parked_reason = 'test' where record_key = ?",
                rental);

        retention.removePublished();

        events.published(OdometerRecorded.class, vehicle).never();
        events.published(OdometerRecorded.class, rental).once();
        update("update outbox_events set published_at = now(), parked_at = null where record_key = ?", rental);
    }

    private UUID handledAYearAgo() throws SQLException {
        var event = Ids.next();
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("""
                        insert into inbox_processed_messages (consumer, event_id, event_type, processed_at)
                        values ('fleet', ?, 'test', now() - interval '1 year')
                        """)) {
            insert.setObject(1, event);
            insert.executeUpdate();
        }
        return event;
    }

    private void change(AlterConfigOp.OpType operation, String millis) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            var entry = new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, millis);
            admin.incrementalAlterConfigs(Map.of(TOPIC, List.of(new AlterConfigOp(entry, operation))))
                    .all()
                    .get();
        }
    }

    private void publish(DomainEvent event) {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(event));
    }

    private void update(String statement, UUID aggregateId) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(statement)) {
            update.setBytes(1, HeaderCodec.bytes(aggregateId.toString()));
            update.executeUpdate();
        }
    }
}
