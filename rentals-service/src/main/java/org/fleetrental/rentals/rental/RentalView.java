package org.fleetrental.rentals.rental;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.fleetrental.rentals.pricing.PricedLineView;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.jspecify.annotations.Nullable;

/**
 * A rental as a client sees it.
 *
 * @param vehicleClass the class that was priced
 * @param needsReassignment it cannot have its vehicle and needs another one
 * @param previousNotReturned whoever has the vehicle should have brought it back, and has not
 * @param total of all lines, with tax
 * @param deposit to be left as a security, beside the price
 * @param paid what accounting says is paid
 * @param balance what accounting says is still owed; it follows the lines a moment later
 */
record RentalView(
        UUID id,
        UUID customerId,
        UUID vehicleId,
        VehicleClass vehicleClass,
        RentalState state,
        Instant startsAt,
        Instant endsAt,
        Instant reservedAt,
        @Nullable Instant activatedAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancellationReason,
        @Nullable Instant noShowAt,
        @Nullable Integer startOdometerKm,
        @Nullable Integer endOdometerKm,
        boolean needsReassignment,
        boolean previousNotReturned,
        List<PricedLineView> lines,
        Money total,
        Money deposit,
        PaymentStatus paymentStatus,
        Money paid,
        Money balance) {

    static RentalView of(Rental rental) {
        var currency = rental.currency();
        return new RentalView(
                rental.id(),
                rental.customerId(),
                rental.vehicleId(),
                rental.vehicleClass(),
                rental.state(),
                rental.window().startsAt(),
                rental.window().endsAt(),
                rental.reservedAt(),
                rental.activatedAt(),
                rental.completedAt(),
                rental.cancelledAt(),
                rental.cancellationReason(),
                rental.noShowAt(),
                rental.startOdometerKm(),
                rental.endOdometerKm(),
                rental.needsReassignment(),
                rental.meetsOverdueRental(),
                rental.lines().stream()
                        .map(line -> PricedLineView.of(line, currency))
                        .toList(),
                new Money(rental.total(), currency),
                rental.deposit(),
                rental.paymentStatus(),
                new Money(rental.account().paid(), currency),
                new Money(rental.account().balance(), currency));
    }
}
