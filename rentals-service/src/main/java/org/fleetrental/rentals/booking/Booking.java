package org.fleetrental.rentals.booking;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A vehicle is spoken for: the calendar's entry for a rental. */
@Entity
class Booking {

    @Id
    private UUID rentalId;

    private UUID vehicleId;
    private Instant startsAt;
    private Instant endsAt;
    private Instant freeFrom;

    @Enumerated(EnumType.STRING)
    private BookingState state;

    protected Booking() {}

    /** @param turnaround how long after its end nobody else can have the vehicle */
    Booking(UUID rentalId, UUID vehicleId, Window window, Duration turnaround) {
        this.rentalId = rentalId;
        this.vehicleId = vehicleId;
        this.startsAt = window.startsAt();
        this.endsAt = window.endsAt();
        this.freeFrom = window.endsAt().plus(turnaround);
        this.state = BookingState.OPEN;
    }

    void beginEarlier(Instant at) {
        startsAt = at;
    }

    void endLater(Instant at, Duration turnaround) {
        endsAt = at;
        freeFrom = at.plus(turnaround);
    }

    /** What of the window is over by then, the other vehicle has not been kept for it. */
    void moveTo(UUID otherVehicleId, Instant at) {
        vehicleId = otherVehicleId;
        startsAt = startsAt.isBefore(at) ? at : startsAt;
    }

    void takeBack(Instant at, Duration turnaround) {
        state = turnaround.isZero() ? BookingState.RETURNED : BookingState.TURNAROUND;
        freeFrom = at.plus(turnaround);
    }

    void cancel() {
        state = BookingState.CANCELLED;
    }

    UUID rentalId() {
        return rentalId;
    }

    UUID vehicleId() {
        return vehicleId;
    }

    Window window() {
        return new Window(startsAt, endsAt);
    }

    Instant startsAt() {
        return startsAt;
    }

    /** From when on nobody is kept out of the window any more: its end, or sooner if the vehicle was back before it. */
    Instant keptUntil() {
        return freeFrom.isBefore(endsAt) ? freeFrom : endsAt;
    }
}
