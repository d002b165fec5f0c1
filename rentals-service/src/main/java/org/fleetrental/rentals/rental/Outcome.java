package org.fleetrental.rentals.rental;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.http.Problem;
import org.fleetrental.rentals.booking.BookingCalendar;

/** What became of a command. */
sealed interface Outcome {

    record Done(Rental rental) implements Outcome {}

    sealed interface Refusal extends Outcome {}

    record NoSuchRental(UUID rentalId) implements Refusal {}

    /** @param field what the client sent that cannot be accepted */
    record Unacceptable(String field, String reason) implements Refusal {

        static Unacceptable of(Problem.FieldError error) {
            return new Unacceptable(error.field(), error.reason());
        }
    }

    /** The rental is in a state from which the command does not lead on. */
    record WrongState(RentalState state) implements Refusal {}

    /** @param from when it can be done */
    record TooEarly(Instant from) implements Refusal {}

    /** @param most how many there can be */
    record TooManyLines(int most) implements Refusal {}

    record CustomerBlocked(UUID customerId) implements Refusal {}

    record QuoteExpired(Instant at) implements Refusal {}

    /** A quote is good for one rental. */
    record QuoteUsed(UUID rentalId) implements Refusal {}

    record NotBookable(BookingCalendar.Refusal reason) implements Refusal {}

    record WindowOver(Instant endedAt) implements Refusal {}

    record ReassignmentNeeded(UUID jobId) implements Refusal {}

    record PreviousNotReturned(UUID rentalId) implements Refusal {}
}
