package org.fleetrental.rentals.rental;

import org.fleetrental.http.Problem;
import org.fleetrental.rentals.booking.BookingCalendar;

/** Every refusal as the client sees it. */
final class RentalProblems {

    private RentalProblems() {}

    static Problem of(Outcome.Refusal refusal) {
        return switch (refusal) {
            case Outcome.NoSuchRental(var id) -> Problem.notFound("rental", id);
            case Outcome.Unacceptable(var field, var reason) -> Problem.invalid(field, reason);
            case Outcome.WrongState(var state) ->
                Problem.of(409, "rental-state", "The rental is " + state).with("state", state);
            case Outcome.WindowOver(var endedAt) ->
                Problem.of(409, "window-over", "The rental's window ended at " + endedAt);
            case Outcome.ReassignmentNeeded(var jobId) ->
                Problem.of(409, "reassignment-needed", "Maintenance lies over the window: it needs another vehicle")
                        .with("jobId", jobId);
            case Outcome.PreviousNotReturned(var rentalId) ->
                Problem.of(409, "previous-not-returned", "The vehicle is not back yet")
                        .with("rentalId", rentalId);
            case Outcome.TooEarly(var from) ->
                Problem.of(409, "too-early", "The customer can come for the keys until " + from)
                        .with("from", from);
            case Outcome.TooManyLines(var most) ->
                Problem.of(409, "too-many-lines", "A rental has at most %d lines".formatted(most));
            case Outcome.CustomerBlocked(var customerId) ->
                Problem.of(409, "customer-blocked", "The customer is blocked").with("customerId", customerId);
            case Outcome.QuoteExpired(var at) -> Problem.of(409, "quote-expired", "The quote expired at " + at);
            case Outcome.QuoteUsed(var rentalId) ->
                Problem.of(409, "quote-used", "A rental has taken the quote already")
                        .with("rentalId", rentalId);
            case Outcome.NotBookable(var reason) -> of(reason);
        };
    }

    private static Problem of(BookingCalendar.Refusal refusal) {
        return switch (refusal) {
            case BookingCalendar.Taken(var vehicleId) ->
                Problem.of(409, "rental-overlap", "The vehicle is booked in this window")
                        .with("vehicleId", vehicleId);
            case BookingCalendar.Blocked(var vehicleId, var jobId) ->
                Problem.of(409, "vehicle-blocked", "The vehicle is in maintenance in this window")
                        .with("vehicleId", vehicleId)
                        .with("jobId", jobId);
            case BookingCalendar.NotKnown(var vehicleId) ->
                Problem.of(409, "vehicle-unknown", "The vehicle is not known here, or not yet")
                        .with("vehicleId", vehicleId);
            case BookingCalendar.Decommissioned(var vehicleId) ->
                Problem.of(409, "vehicle-unavailable", "The vehicle has left the fleet")
                        .with("vehicleId", vehicleId);
            case BookingCalendar.NoneFree(var vehicleClass) ->
                Problem.of(409, "vehicle-unavailable", "No vehicle of this class is free for the whole window")
                        .with("vehicleClass", vehicleClass);
        };
    }
}
