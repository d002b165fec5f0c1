package org.fleetrental.maintenance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.rentals.RentalActivated;
import org.fleetrental.events.rentals.RentalCancelled;
import org.fleetrental.events.rentals.RentalCompleted;
import org.fleetrental.events.rentals.RentalNoShow;
import org.fleetrental.events.rentals.RentalSnapshot;
import org.fleetrental.events.rentals.RentalState;
import org.fleetrental.messaging.DomainEvent;

/** A rental of rentals-service, with the events of its life. */
public record Rental(UUID id, UUID vehicleId) {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    public static Rental of(UUID vehicleId) {
        return new Rental(UUID.randomUUID(), vehicleId);
    }

    public DomainEvent activated() {
        return new DomainEvent(id, 2, AT, new RentalActivated(snapshot(RentalState.ACTIVE), AT, 10));
    }

    public DomainEvent completed(int odometerKm) {
        return completed(odometerKm, AT.plusSeconds(3_600));
    }

    public DomainEvent completed(int odometerKm, Instant at) {
        return new DomainEvent(id, 3, at, new RentalCompleted(snapshot(RentalState.COMPLETED), at, odometerKm));
    }

    public DomainEvent noShow() {
        return new DomainEvent(id, 3, AT, new RentalNoShow(snapshot(RentalState.NO_SHOW), AT));
    }

    public DomainEvent cancelled() {
        return new DomainEvent(id, 3, AT, new RentalCancelled(snapshot(RentalState.CANCELLED), AT));
    }

    private RentalSnapshot snapshot(RentalState state) {
        return RentalSnapshot.newBuilder()
                .setRentalId(id)
                .setCustomerId(UUID.randomUUID())
                .setVehicleId(vehicleId)
                .setVehicleClass(VehicleClass.VAN)
                .setState(state)
                .setStartsAt(AT)
                .setEndsAt(AT.plusSeconds(86_400))
                .setNeedsReassignment(false)
                .setCurrency("EUR")
                .setLines(List.of())
                .build();
    }
}
