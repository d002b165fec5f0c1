package org.fleetrental.rentals.rental;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.fleetrental.messaging.Outbox;
import org.fleetrental.rentals.booking.BookingCalendar;

/** Finds the reservations that cannot have their vehicle, because a maintenance job lies over their window. */
@ApplicationScoped
public class Reassignment {

    private final Rentals rentals;
    private final BookingCalendar calendar;
    private final Outbox outbox;
    private final Clock clock;

    Reassignment(Rentals rentals, BookingCalendar calendar, Outbox outbox, Clock clock) {
        this.rentals = rentals;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Looks through a vehicle's reservations after its maintenance blocks have changed. It is locked by the caller. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reconsider(UUID vehicleId) {
        var now = clock.instant();
        for (var rental : rentals.lockReservations(vehicleId, now)) {
            var job = calendar.jobOver(vehicleId, rental.window(), now);
            if (job.isEmpty()) {
                rental.keepVehicle();
            } else if (rental.needReassignment()) {
                outbox.publish(RentalEvents.reassignmentNeeded(rental, job.get(), now));
            }
        }
    }
}
