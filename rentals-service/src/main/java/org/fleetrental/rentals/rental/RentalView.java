package org.fleetrental.rentals.rental;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.fleetrental.rentals.pricing.LineKind;
import org.fleetrental.rentals.pricing.PricedLine;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.jspecify.annotations.Nullable;

/**
 * A rental as a client sees it.
 *
 * @param total of all lines, with tax
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
        @Nullable Integer startOdometerKm,
        @Nullable Integer endOdometerKm,
        boolean needsReassignment,
        List<Line> lines,
        Money total,
        PaymentStatus paymentStatus,
        Money paid,
        Money balance) {

    record Line(
            UUID id,
            LineKind kind,
            String description,
            int quantity,
            Money unitPrice,
            Money net,
            int taxRateBasisPoints,
            Money tax) {

        static Line of(PricedLine line, String currency) {
            return new Line(
                    line.lineId(),
                    line.kind(),
                    line.description(),
                    line.quantity(),
                    new Money(line.unitPrice(), currency),
                    new Money(line.net(), currency),
                    line.taxRateBasisPoints(),
                    new Money(line.tax(), currency));
        }
    }

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
                rental.startOdometerKm(),
                rental.endOdometerKm(),
                rental.needsReassignment(),
                rental.lines().stream().map(line -> Line.of(line, currency)).toList(),
                new Money(rental.total(), currency),
                rental.paymentStatus(),
                new Money(rental.account().paid(), currency),
                new Money(rental.account().balance(), currency));
    }
}
