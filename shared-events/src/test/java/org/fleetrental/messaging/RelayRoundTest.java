package org.fleetrental.messaging;

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
import org.fleetrental.messaging.OutboxTable.Pending;
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

    private RelayRound round(LaneLeases lanes) {
        return new RelayRound(connection, lanes, new OutboxReader(connection, 3), sender);
    }

    private LaneLeases leases(Duration lease) {
        var lanes = new LaneLeases(connection, Ids.next(), lease);
        await().until(() -> !lanes.settle().isEmpty());
        return lanes;
    }

    private List<Pending> pending() throws SQLException {
        return OutboxTable.pending(connection, Map.of(LANE, 0L), 100, 1 << 20);
    }

    private void add(String... keys) throws SQLException {
        for (var key : keys) {
            var row = new OutboxRow(
                    Ids.next(),
                    "fleet.dlq." + config.service(),
                    key == null ? null : HeaderCodec.bytes(key),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.of(new byte[1]));
            OutboxTable.insert(connection, row, LANE);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.formatted(LANE));
        }
    }
}
