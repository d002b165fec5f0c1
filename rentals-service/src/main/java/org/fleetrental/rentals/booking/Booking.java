package org.fleetrental.rentals.booking;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
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

    @Enumerated(EnumType.STRING)
    private BookingState state;

    protected Booking() {}

    Booking(UUID rentalId, UUID vehicleId, Window window) {
        this.rentalId = rentalId;
        this.vehicleId = vehicleId;
        this.startsAt = window.startsAt();
        this.endsAt = window.endsAt();
        this.state = BookingState.OPEN;
    }

    void beginEarlier(Instant at) {
        startsAt = at;
    }

    void end(BookingState how) {
        state = how;
    }

    UUID rentalId() {
        return rentalId;
    }

    UUID vehicleId() {
        return vehicleId;
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }
}
