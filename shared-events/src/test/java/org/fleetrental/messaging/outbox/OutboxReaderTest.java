package org.fleetrental.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads a lane that no relay takes, so that rows stay as the test leaves them. */
@QuarkusTest
class OutboxReaderTest {

    private static final int LANE = 30_000;
    private static final Set<Integer> LANES = Set.of(LANE);

    @Inject
    AgroalDataSource dataSource;

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
    void aSweepGoesOnWhereTheLastReadEnded() throws SQLException {
        add("a", "b", "c", "d", "e");
        var reader = reader(2);

        assertThat(keys(reader)).containsExactly("a", "b");
        assertThat(keys(reader)).containsExactly("c", "d");
        assertThat(keys(reader)).containsExactly("e");
        assertThat(keys(reader)).isEmpty();
    }

    @Test
    void aNewSweepBeginsWithTheOldestRows() throws SQLException {
        add("a", "b", "c");
        var reader = reader(2);
        assertThat(keys(reader)).containsExactly("a", "b");

        reader.restart();

        assertThat(keys(reader)).containsExactly("a", "b");
    }

    @Test
    void aRowReleasedBehindTheSweepIsReadBeforeThoseThatItHeldBack() throws SQLException {
        add("held", "b", "held", "d", "held", "f");
        var held = reader(1).next(LANES, Set.of()).getFirst();
        OutboxTable.park(connection, held, "testing");
        var reader = reader(2);
        assertThat(keys(reader)).containsExactly("b", "d");

        OutboxTable.release(connection, held.row().eventId());

        assertThat(keys(reader)).isEmpty();
        reader.restart();
        assertThat(keys(reader)).containsExactly("held", "b");
    }

    @Test
    void aReadEndsWithTheRowThatIsTooMuchForMemory() throws SQLException {
        add("small");
        addOfBytes("large", 9 << 20);
        add("after");
        var reader = reader(10);

        assertThat(keys(reader)).containsExactly("small", "large");
    }

    /** What PostgreSQL has learnt while nothing waited must not count when much does. */
    @Test
    void aMarkOnALongQueueTouchesNoRowsButItsOwn() throws SQLException {
        vacuumTheEmptyQueue();
        add("a");
        var first = reader(1).next(LANES, Set.of());
        for (int time = 0; time < 12; time++) {
            OutboxTable.markPublished(connection, first);
        }
        execute("""
                insert into outbox_events (event_id, lane, topic, record_key, headers)
                select uuidv7(), %d, 'fleet.vehicles', n::text::bytea, '[]' from generate_series(1, 100) n""");
        execute("""
                insert into outbox_pending
                select lane, position from outbox_events where lane = %d and published_at is null""");
        execute("""
                insert into outbox_pending
                select %1$d, position + 1 + n from generate_series(1, 200000) n,
                (select max(position) as position from outbox_pending where lane = %1$d)""");
        var rows = reader(100).next(LANES, Set.of());
        connection.setAutoCommit(false);
        long before = rowsOfTheQueueRead();

        OutboxTable.markPublished(connection, rows);

        assertThat(rowsOfTheQueueRead() - before).isEqualTo(rows.size());
        connection.setAutoCommit(true);
    }

    private static void vacuumTheEmptyQueue() throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var owner = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                var statement = owner.createStatement()) {
            statement.execute("vacuum analyze outbox_pending");
        }
    }

    /** By this transaction. */
    private long rowsOfTheQueueRead() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select seq_tup_read + idx_tup_fetch
                        from pg_stat_xact_user_tables where relname = 'outbox_pending'
                        """)) {
            row.next();
            return row.getLong(1);
        }
    }

    private OutboxReader reader(int rowsAtATime) {
        var reader = new OutboxReader(connection, rowsAtATime);
        reader.restart();
        return reader;
    }

    private List<String> keys(OutboxReader reader) throws SQLException {
        return reader.next(LANES, Set.of()).stream()
                .map(row -> new String(row.row().key()))
                .toList();
    }

    private void add(String... keys) throws SQLException {
        for (var key : keys) {
            addOfBytes(key, 1);
        }
    }

    private void addOfBytes(String key, int bytes) throws SQLException {
        var row = new OutboxRow(
                Ids.next(),
                "fleet.vehicles",
                HeaderCodec.bytes(key),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(new byte[bytes]));
        OutboxTable.insert(connection, row, LANE);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.formatted(LANE));
        }
    }
}
