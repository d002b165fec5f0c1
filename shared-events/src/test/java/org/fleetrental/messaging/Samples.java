package org.fleetrental.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.events.fleet.OdometerSource;
import org.fleetrental.events.fleet.VehicleSnapshot;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.events.rentals.RentalActivated;
import org.fleetrental.events.rentals.RentalCompleted;
import org.fleetrental.events.rentals.RentalReserved;
import org.fleetrental.events.rentals.RentalSnapshot;
import org.fleetrental.events.rentals.RentalState;

/** Events to send. */
public final class Samples {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private Samples() {}

    public static DomainEvent reserved(UUID rentalId, long version) {
        return new DomainEvent(rentalId, version, NOW, new RentalReserved(rental(rentalId), NOW));
    }

    public static DomainEvent activated(UUID rentalId, long version) {
        return new DomainEvent(rentalId, version, NOW, new RentalActivated(rental(rentalId), NOW, 1_000));
    }

    public static DomainEvent completed(UUID rentalId, long version, int odometerKm) {
        return new DomainEvent(rentalId, version, NOW, new RentalCompleted(rental(rentalId), NOW, odometerKm));
    }

    public static DomainEvent odometerRecorded(UUID vehicleId, long version, String licensePlate) {
        var vehicle = new VehicleSnapshot(
                vehicleId,
                "1HGBH41JXMN109186",
                "Honda",
                "Accord",
                1991,
                VehicleClass.STANDARD,
                licensePlate,
                VehicleState.AVAILABLE,
                1_000);
        return new DomainEvent(
                vehicleId, version, NOW, new OdometerRecorded(Ids.next(), 1_000, NOW, OdometerSource.MANUAL, vehicle));
    }

    private static RentalSnapshot rental(UUID rentalId) {
        return RentalSnapshot.newBuilder()
                .setRentalId(rentalId)
                .setCustomerId(Ids.next())
                .setVehicleId(Ids.next())
                .setVehicleClass(VehicleClass.STANDARD)
                .setState(RentalState.RESERVED)
                .setStartsAt(NOW)
                .setEndsAt(NOW.plusSeconds(86_400))
                .setNeedsReassignment(false)
                .setCurrency("EUR")
                .setLines(List.of())
                .build();
    }
}
