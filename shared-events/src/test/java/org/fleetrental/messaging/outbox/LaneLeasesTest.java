package org.fleetrental.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** A second replica beside the relay of the running test service. */
@QuarkusTest
class LaneLeasesTest {

    private static final Duration LEASE = Duration.ofSeconds(5);

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Outbox outbox;

    private final UUID second = Ids.next();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = dataSource.getConnection();
        awaitHeldByTheRunningRelay(LaneLeases.LANES);
    }

    @AfterEach
    void disconnect() throws SQLException {
        new LaneLeases(connection, second, LEASE).release();
        connection.close();
    }

    @Test
    void twoReplicasShareTheLanesAndNoLaneHasTwoHolders() throws SQLException {
        var leases = new LaneLeases(connection, second, Duration.ofMillis(300));

        await().until(() -> leases.settle().size() == LaneLeases.LANES / 2);

        var all = new HashSet<>(leases.settle());
        all.addAll(lanesOfTheRunningRelay());
        assertThat(all).hasSize(LaneLeases.LANES);
        assertThat(leases.areAlone()).isFalse();
    }

    /** The running relay gives up a lane only for a replica that it has heard of, and this one joins just now. */
    @Test
    void whatAnotherReplicaHoldsIsNotTaken() throws SQLException {
        var leases = new LaneLeases(connection, second, LEASE);

        assertThat(leases.settle()).isEmpty();
    }

    @Test
    void whatAStoppingReplicaGivesBackIsTakenUp() throws SQLException {
        var leases = new LaneLeases(connection, second, LEASE);
        leases.settle();
        await().until(() -> lanesOfTheRunningRelay().size() == LaneLeases.LANES / 2);

        leases.release();

        awaitHeldByTheRunningRelay(LaneLeases.LANES);
    }

    @Test
    void aReplicaThatPausesForLongerThanItsLeaseHasLostItsLanes() throws SQLException {
        var leases = new LaneLeases(connection, second, Duration.ofMillis(900));
        await().until(() -> !leases.settle().isEmpty());
        assertThat(leases.areValid()).isTrue();

        awaitHeldByTheRunningRelay(LaneLeases.LANES);

        assertThat(leases.areValid()).isFalse();
        leases.renewIfDue();
        assertThat(leases.areValid()).isFalse();
    }

    @Test
    void aCommitWakesTheReplicaThatHoldsItsLane() throws SQLException {
        var leases = new LaneLeases(connection, second, LEASE);
        await().until(() -> leases.settle().size() == LaneLeases.LANES / 2);
        try (var ears = dataSource.getConnection();
                var statement = ears.createStatement()) {
            statement.execute("listen " + channel());
            var session = ears.unwrap(PGConnection.class);

            await().until(() -> {
                leases.renewIfDue();
                QuarkusTransaction.requiringNew()
                        .run(() -> outbox.publish(Samples.odometerRecorded(Ids.next(), 1, "A")));
                return session.getNotifications(200).length > 0;
            });
            statement.execute("unlisten *");
        }
    }

    private String channel() throws SQLException {
        try (var statement = connection.createStatement();
                var schema = statement.executeQuery("select quote_ident('outbox_' || current_schema())")) {
            schema.next();
            return schema.getString(1);
        }
    }

    private void awaitHeldByTheRunningRelay(int lanes) {
        await().until(() -> lanesOfTheRunningRelay().size() == lanes);
    }

    private Set<Integer> lanesOfTheRunningRelay() throws SQLException {
        try (var own = dataSource.getConnection();
                var select = own.prepareStatement("select lane from outbox_lanes where relay <> ?")) {
            select.setObject(1, second);
            var lanes = new HashSet<Integer>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    lanes.add(result.getInt(1));
                }
            }
            return lanes;
        }
    }
}
