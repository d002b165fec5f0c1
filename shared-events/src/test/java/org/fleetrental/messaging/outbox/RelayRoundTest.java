package org.fleetrental.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.ConfigProvider;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingConfig;
import org.fleetrental.messaging.TestEvents;
import org.fleetrental.messaging.outbox.OutboxTable.Pending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A round over a lane that no other relay takes. */
@QuarkusTest
class RelayRoundTest {

    private static final int LANE = 30_001;
    private static final Set<Integer> LANES = Set.of(LANE);

    @Inject
    AgroalDataSource dataSource;

    @Inject
    OutboxSender sender;

    @Inject
    MessagingConfig config;

    private Connection connection;

    @BeforeEach
    void openLane() throws SQLException {
        await().until(() -> sender.knows("fleet.dlq." + config.service()));
        connection = dataSource.getConnection();
        execute("insert into outbox_lanes (lane) values (%d)");
    }

    @AfterEach
    void closeLane() throws SQLException {
        execute("delete from outbox_pending where lane = %d");
        execute("delete from outbox_events where lane = %d");
        execute("delete from outbox_lanes where lane = %d");
        connection.close();
    }

    @Test
    void whileTheLeaseIsGoodAllIsSentAndMarked() throws SQLException, RelayInterruptedException {
        var lanes = leases(Duration.ofMinutes(1));
        add("a", "a", "b", null, null);

        assertThat(round(lanes).publish(LANES)).isEqualTo(5);

        assertThat(pending()).isEmpty();
        lanes.release();
    }

    @Test
    void aRelayThatWakesUpAfterItsLeaseSendsNothingOfWhatItHasRead() throws SQLException {
        var lanes = leases(Duration.ofMillis(200));
        add("a", "b");
        await().until(() -> !lanes.areValid());

        assertThatThrownBy(() -> round(lanes).publish(LANES))
                .isInstanceOf(RelayInterruptedException.class)
                .hasMessageContaining("lease");

        assertThat(pending()).hasSize(2);
        lanes.release();
    }

    @Test
    void aTopicThatIsMissingHoldsBackItsOwnEventsOnlyUntilItIsThere() throws Exception {
        var lanes = leases(Duration.ofMinutes(1));
        var late = "fleet.late-" + Ids.next();
        addTo(late, "a", "b", "c", "d", "e", "a");
        add("a", "b");
        var begin = System.nanoTime();

        assertThat(round(lanes).publish(LANES)).isEqualTo(2);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        assertThat(pending()).hasSize(6);
        assertThat(parked()).isZero();
        create(new NewTopic(late, 1, (short) 1));
        await().until(() -> sender.knows(late));
        assertThat(round(lanes).publish(LANES)).isEqualTo(6);
        lanes.release();
    }

    @Test
    void whatWasReadTogetherWithARowThatIsParkedDoesNotOvertakeIt() throws Exception {
        var lanes = leases(Duration.ofMinutes(1));
        addTo("fleet.dlq." + config.service(), "a", 2_000_000);
        add("a", "b");

        assertThat(round(lanes).publish(LANES)).isEqualTo(1);

        assertThat(parked()).isEqualTo(1);
        assertThat(pending()).isEmpty();
        lanes.release();
    }

    @Test
    void whatKafkaRefusesForGoodIsParkedAndItsNeighboursInTheBatchGo() throws Exception {
        var lanes = leases(Duration.ofMinutes(1));
        var compacted = "fleet.compacted-" + Ids.next();
        create(new NewTopic(compacted, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")));
        await().until(() -> sender.knows(compacted));
        addTo(compacted, "a", null, "b", "c");
        add("a");

        await().untilAsserted(() -> {
            try {
                round(lanes).publish(LANES);
            } catch (RelayInterruptedException neighbours) {
                // Kafka has refused the whole batch. Those that are good are tried again.
            }
            assertThat(pending()).isEmpty();
        });

        assertThat(parked()).isEqualTo(1);
        try (var kafka = new TestEvents()) {
            assertThat(kafka.recordsOf(compacted)).hasSize(3);
        }
        lanes.release();
    }

    private static void create(NewTopic topic) throws Exception {
        var kafka = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private long parked() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from outbox_events where parked_at is not null and lane = " + LANE)) {
            row.next();
            return row.getLong(1);
        }
    }

    private RelayRound round(LaneLeases lanes) {
        return new RelayRound(connection, lanes, new OutboxReader(connection, 3), sender);
    }

    private LaneLeases leases(Duration lease) {
        var lanes = new LaneLeases(connection, Ids.next(), lease);
        await().until(() -> !lanes.settle().isEmpty());
        return lanes;
    }

    private List<Pending> pending() throws SQLException {
        return OutboxTable.pending(connection, Map.of(LANE, 0L), Set.of(), 100, 1 << 20);
    }

    private void add(String... keys) throws SQLException {
        addTo("fleet.dlq." + config.service(), keys);
    }

    private void addTo(String topic, String... keys) throws SQLException {
        for (var key : keys) {
            addTo(topic, key, 1);
        }
    }

    private void addTo(String topic, String key, int payloadBytes) throws SQLException {
        var row = new OutboxRow(
                Ids.next(),
                topic,
                key == null ? null : HeaderCodec.bytes(key),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(new byte[payloadBytes]));
        OutboxTable.insert(connection, row, LANE);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.formatted(LANE));
        }
    }
}
