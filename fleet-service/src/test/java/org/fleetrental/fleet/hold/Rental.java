package org.fleetrental.fleet.hold;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
record Rental(UUID id, UUID vehicleId, Instant startsAt) {

    static Rental of(UUID vehicleId) {
        return new Rental(UUID.randomUUID(), vehicleId, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    DomainEvent activated() {
        return new DomainEvent(
                id,
                2,
                startsAt,
                RentalActivated.newBuilder()
                        .setRental(snapshot(RentalState.ACTIVE))
                        .setActivatedAt(startsAt)
                        .setOdometerKm(10)
                        .build());
    }

    DomainEvent completed(int odometerKm) {
        return new DomainEvent(
                id,
                3,
                startsAt,
                RentalCompleted.newBuilder()
                        .setRental(snapshot(RentalState.COMPLETED))
                        .setReturnedAt(startsAt)
                        .setOdometerKm(odometerKm)
                        .build());
    }

    DomainEvent cancelled() {
        return new DomainEvent(
                id,
                3,
                startsAt,
                RentalCancelled.newBuilder()
                        .setRental(snapshot(RentalState.CANCELLED))
                        .setCancelledAt(startsAt)
                        .build());
    }

    DomainEvent noShow() {
        return new DomainEvent(
                id,
                3,
                startsAt,
                RentalNoShow.newBuilder()
                        .setRental(snapshot(RentalState.NO_SHOW))
                        .setNoShowAt(startsAt)
                        .build());
    }

    private RentalSnapshot snapshot(RentalState state) {
        return RentalSnapshot.newBuilder()
                .setRentalId(id)
                .setCustomerId(UUID.randomUUID())
                .setVehicleId(vehicleId)
                .setVehicleClass(VehicleClass.STANDARD)
                .setState(state)
                .setStartsAt(startsAt)
                .setEndsAt(startsAt.plus(2, ChronoUnit.DAYS))
                .setNeedsReassignment(false)
                .setCurrency("EUR")
                .setLines(List.of())
                .build();
    }
}
