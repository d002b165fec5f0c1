package org.fleetrental.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
