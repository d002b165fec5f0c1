package org.fleetrental.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.ConfigProvider;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.local.alignment.Alignment;
import org.fleetrental.local.alignment.Missing;
import org.fleetrental.local.alignment.Stray;
import org.fleetrental.messaging.DeadLettersOf;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.messaging.MessagingRows;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.inbox.DeadLetters;
import org.fleetrental.messaging.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service under test owns fleet.vehicles, and is made to read it as well, in a group that nobody is in. */
@QuarkusTest
class AlignmentTest {

    private static final String TOPIC = "fleet.vehicles";
    private static final String GROUP = "alignment-tests.vehicles";

    private final UUID vehicle = Ids.next();
    private final Instant begin = Instant.now();
    private final Alignment alignment = alignment(TOPIC, GROUP);

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MessagingKit events;

    @Inject
    MessagingRows rows;

    @Inject
    DeadLetters letters;

    private Admin admin;

    @BeforeEach
    void connect() {
        admin = Admin.create(Map.of("bootstrap.servers", config("kafka.bootstrap.servers")));
    }

    @AfterEach
    void disconnect() {
        admin.close();
    }

    @Test
    void whatNoDatabaseKnowsIsLetGoForGood() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(Samples.odometerRecorded(vehicle, 1, "A")));
        rows.awaitRelayed(vehicle);
        var stray = events.deliver(Samples.odometerRecorded(vehicle, 2, "B"));
        place(stray.partition(), 1_000_000);

        var findings = alignment.compare(begin);
        assertThat(findings.strays()).extracting(Stray::eventId).containsExactly(stray.eventId());
        assertThat(findings.missing()).isEmpty();
        assertThat(rows.knows(stray.eventId())).isFalse();

        alignment.apply(findings, begin, "somebody");
        alignment.apply(findings, begin, "somebody");

        assertThat(alignment.compare(begin).isEmpty()).isTrue();
        assertThat(rows.knows(stray.eventId())).isTrue();
        assertThat(rows.deadLetters(vehicle))
                .singleElement()
                .extracting(DeadLettersOf.Letter::status)
                .isEqualTo("DISCARDED");
        assertThat(events.onTopic(OdometerRecorded.class, vehicle).versions()).containsExactly(1L, 2L);
        assertThat(place(stray.partition())).isLessThan(1_000_000);
    }

    /** As when the services were started before the databases and topics agreed. */
    @Test
    void whatWasADeadLetterBeforeIsLetGoAsWell() {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(Samples.odometerRecorded(vehicle, 1, "A")));
        rows.awaitRelayed(vehicle);
        events.deliver(Samples.odometerRecorded(vehicle, 2, "B"));
        var findings = alignment.compare(begin);
        var stray = findings.strays().getFirst().record();
        QuarkusTransaction.requiringNew()
                .run(() -> letters.open(stray, 1, new IllegalStateException("no such vehicle")));

        alignment.apply(findings, begin, "somebody");

        assertThat(alignment.compare(begin).isEmpty()).isTrue();
        assertThat(rows.deadLetters(vehicle))
                .extracting(DeadLettersOf.Letter::status)
                .containsExactly("DISCARDED");
    }

    @Test
    void whatNoTopicHoldsIsPublishedAgain() {
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.publish(Samples.odometerRecorded(vehicle, 1, "A"));
            update(
                    "delete from outbox_pending where position in (select position from outbox_events where record_key = ?)");
            update("update outbox_events set published_at = clock_timestamp() where record_key = ?");
        });

        var findings = alignment.compare(begin);
        assertThat(findings.strays()).isEmpty();
        assertThat(findings.missing()).extracting(Missing::key).containsExactly(vehicle.toString());

        alignment.apply(findings, begin, "somebody");

        events.onTopic(OdometerRecorded.class, vehicle).once();
        assertThat(alignment.compare(begin).isEmpty()).isTrue();
    }

    @Test
    void nothingIsChangedUnderAServiceThatRuns() {
        var nothing = new Alignment.Findings(List.of(), List.of());
        var running = alignment("fleet.rentals", "messaging-tests.rentals");

        assertThatThrownBy(() -> running.apply(nothing, begin, "somebody"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("messaging-tests.rentals is being read");
    }

    @Test
    void aTimeThatTheOutboxHasForgottenIsRefused() {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(Samples.odometerRecorded(vehicle, 1, "A")));
        rows.awaitRelayed(vehicle);

        assertThatThrownBy(() -> alignment.compare(begin.minus(Duration.ofDays(7))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too long ago");
    }

    private static Alignment alignment(String read, String group) {
        return new Alignment(
                Map.of("bootstrap.servers", config("kafka.bootstrap.servers")),
                config("quarkus.datasource.jdbc.url") + "?user=postgres&password=postgres",
                Map.of("fleet", TOPIC),
                Map.of("fleet", Map.of(read, group)));
    }

    private static String config(String property) {
        return ConfigProvider.getConfig().getValue(property, String.class);
    }

    private void update(String statement) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(statement)) {
            update.setBytes(1, HeaderCodec.bytes(vehicle.toString()));
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void place(TopicPartition partition, long offset) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(GROUP, Map.of(partition, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private long place(TopicPartition partition) throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition)
                .offset();
    }
}
