package org.fleetrental.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fleetrental.maintenance.MaintenanceApi.done;
import static org.fleetrental.maintenance.MaintenanceApi.planned;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.fleetrental.events.maintenance.MaintenanceDue;
import org.fleetrental.events.maintenance.MaintenanceType;
import org.fleetrental.maintenance.FleetVehicle;
import org.fleetrental.messaging.MessagingKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DueNoticeTest {

    @Inject
    MessagingKit events;

    @Inject
    DueNotice notice;

    @Inject
    DueRounds rounds;

    @Inject
    AgroalDataSource dataSource;

    private final FleetVehicle vehicle = FleetVehicle.any();
    private UUID plan;

    @BeforeEach
    void fallDue() {
        events.handle(vehicle.registered(1_000));
        plan = planned(Map.of("vehicleId", vehicle.id(), "type", "INSPECTION", "everyKm", 10_000));
    }

    @Test
    void whatIsNotDueIsNotTold() throws SQLException {
        events.handle(vehicle.odometerRecorded(2, 10_999));
        rounds.tellWhatIsDue();
        assertThat(told()).isEmpty();
    }

    @Test
    void eachFallingDueIsToldOnce() throws SQLException {
        events.handle(vehicle.odometerRecorded(2, 11_000));
        rounds.tellWhatIsDue();
        rounds.tellWhatIsDue();

        var due = told();
        assertThat(due).hasSize(1);
        var event = events.onTopic(MaintenanceDue.class, due.getFirst()).once();
        assertThat(event.metadata().aggregateVersion()).isEqualTo(1);
        assertThat(event.event().getPlanId()).isEqualTo(plan);
        assertThat(event.event().getVehicleId()).isEqualTo(vehicle.id());
        assertThat(event.event().getType()).isEqualTo(MaintenanceType.INSPECTION);
        assertThat(event.event().getDueAtKm()).isEqualTo(11_000);
        assertThat(event.event().getDueOn()).isNull();
        assertThat(event.event().getOdometerKm()).isEqualTo(11_000);

        done(vehicle.id(), 11_000, List.of(plan));
        rounds.tellWhatIsDue();
        assertThat(told()).hasSize(1);
        events.handle(vehicle.odometerRecorded(3, 21_000));
        rounds.tellWhatIsDue();
        assertThat(told()).hasSize(2);
    }

    @Test
    void ofSeveralReplicasThatSeeItOneTells() throws SQLException {
        events.handle(vehicle.odometerRecorded(2, 11_000));
        var second = new AtomicReference<CompletableFuture<Boolean>>();
        QuarkusTransaction.requiringNew().run(() -> {
            notice.tell();
            second.set(CompletableFuture.supplyAsync(notice::tell));
            await().atMost(Duration.ofSeconds(10)).until(this::somebodyWaitsForALock);
        });
        second.get().join();
        assertThat(told()).hasSize(1);
        assertThat(announcements()).isEqualTo(1);
    }

    private boolean somebodyWaitsForALock() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select from pg_locks where not granted");
                var rows = select.executeQuery()) {
            return rows.next();
        }
    }

    /** Events that name the vehicle, whatever their aggregate. */
    private int announcements() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select count(*) from outbox_events
                        where headers::text like '%MaintenanceDue%' and position(convert_to(?, 'UTF8') in payload) > 0
                        """)) {
            select.setString(1, vehicle.id().toString());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Test
    void itIsToldWithoutAnybodyAsking() {
        events.handle(vehicle.odometerRecorded(2, 11_000));
        await().atMost(Duration.ofSeconds(30)).until(() -> told().size() == 1);
    }

    @Test
    void aVehicleThatHasLeftTheFleetIsNotTold() throws SQLException {
        events.handle(vehicle.decommissioned(2, 11_000));
        rounds.tellWhatIsDue();
        assertThat(told()).isEmpty();
    }

    private List<UUID> told() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select id from due where vehicle_id = ? order by id")) {
            select.setObject(1, vehicle.id());
            var ids = new ArrayList<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }
}
