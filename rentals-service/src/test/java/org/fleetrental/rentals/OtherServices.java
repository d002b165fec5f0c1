package org.fleetrental.rentals;

import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.specific.SpecificRecord;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.fleet.VehicleRegistered;
import org.fleetrental.events.fleet.VehicleSnapshot;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.events.fleet.VehicleStateChanged;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.TestEvents;

/** What the other services tell this one, through the real Kafka, until it has taken it in. */
@ApplicationScoped
public class OtherServices {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AgroalDataSource dataSource;
    private final TestEvents events = new TestEvents();

    OtherServices(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @PreDestroy
    void close() {
        events.close();
    }

    public TestEvents events() {
        return events;
    }

    public UUID vehicle() {
        return vehicle(VehicleClass.STANDARD);
    }

    public UUID vehicle(VehicleClass vehicleClass) {
        var id = UUID.randomUUID();
        tell("fleet.vehicles", registered(id, vehicleClass));
        return id;
    }

    public static DomainEvent registered(UUID vehicleId, VehicleClass vehicleClass) {
        return new DomainEvent(
                vehicleId,
                1,
                Instant.now(),
                VehicleRegistered.newBuilder()
                        .setVehicle(snapshot(vehicleId, vehicleClass, VehicleState.AVAILABLE))
                        .setRegisteredAt(Instant.now())
                        .build());
    }

    public static DomainEvent stateChanged(UUID vehicleId, long version, VehicleState to) {
        var snapshot = snapshot(vehicleId, VehicleClass.STANDARD, to);
        return new DomainEvent(
                vehicleId,
                version,
                Instant.now(),
                VehicleStateChanged.newBuilder()
                        .setVehicleId(vehicleId)
                        .setVin(snapshot.getVin())
                        .setFrom(VehicleState.AVAILABLE)
                        .setTo(to)
                        .setCause("test")
                        .setAt(Instant.now())
                        .setVehicle(snapshot)
                        .build());
    }

    private static VehicleSnapshot snapshot(UUID vehicleId, VehicleClass vehicleClass, VehicleState state) {
        return VehicleSnapshot.newBuilder()
                .setVehicleId(vehicleId)
                .setVin("WFL%014d".formatted(ThreadLocalRandom.current().nextLong(100_000_000_000_000L)))
                .setMake("Skoda")
                .setModel("Octavia")
                .setYear(2024)
                .setVehicleClass(vehicleClass)
                .setLicensePlate("F-LT 1")
                .setState(state)
                .setOdometerKm(0)
                .build();
    }

    /** Delivers an event twice, as Kafka may, and waits until the service has taken it in. */
    public void tell(String topic, DomainEvent event) {
        var delivery = events.deliver(topic, event).again();
        awaitRow("select from inbox_processed_messages where event_id = ?", delivery.eventId());
    }

    public void tellRefused(String topic, DomainEvent event) {
        var delivery = events.deliver(topic, event);
        awaitRow("select from dead_letters where event_id = ? and status = 'OPEN'", delivery.eventId());
    }

    public <E extends SpecificRecord> TestEvents.Published<E> awaitPublished(UUID rental, Class<E> type) {
        return events.awaitPublished("fleet.rentals", rental, type);
    }

    private void awaitRow(String query, UUID eventId) {
        await().atMost(PATIENCE).until(() -> finds(query, eventId));
    }

    private boolean finds(String query, UUID eventId) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(query)) {
            select.setObject(1, eventId);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }
}
