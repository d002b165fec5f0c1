package org.fleetrental.rentals.rental;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.rentals.booking.BookingCalendar;

/** What became of a command. */
sealed interface Outcome {

    record Done(Rental rental) implements Outcome {}

    sealed interface Refusal extends Outcome {}

    record NoSuchRental(UUID rentalId) implements Refusal {}

    /** @param field what the client sent that cannot be accepted */
    record Unacceptable(String field, String reason) implements Refusal {}

    /** The rental is in a state from which the command does not lead on. */
    record WrongState(RentalState state) implements Refusal {}

    record NotBookable(BookingCalendar.Refusal reason) implements Refusal {}

    record WindowOver(Instant endedAt) implements Refusal {}

    record ReassignmentNeeded(UUID jobId) implements Refusal {}

    record PreviousNotReturned(UUID rentalId) implements Refusal {}
}
