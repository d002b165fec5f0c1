package org.fleetrental.rentals.pricing;

import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a vehicle of some class costs: a rate card's content, and what is agreed when a rental is booked. Amounts are
 * net, in whole minor units of the currency.
 *
 * @param freeCancellationHours until how many hours before the start cancelling is free
 * @param deposit what the customer has to leave as a security, free of tax; no part of the price
 */
@Embeddable
public record Terms(
        String currency,
        long pricePerDay,
        int includedKmPerDay,
        long pricePerExtraKm,
        long lateFeePerHour,
        long cancellationFee,
        int freeCancellationHours,
        long noShowFee,
        long deposit,
        int taxRateBasisPoints) {

    /** What a rental of that length is offered at. */
    public Offer offer(Duration booked) {
        return new Offer(this, rental(booked));
    }

    /** A day is each started 24 hours: a rental shorter than that costs one. */
    public PricedLine rental(Duration booked) {
        return line(LineKind.RENTAL, "Rental, per day", days(booked), pricePerDay);
    }

    /** The lines when the rental is to last for another time: its days are counted anew, in the line that they had. */
    public List<PricedLine> relet(List<PricedLine> lines, Duration booked) {
        return lines.stream()
                .map(line -> line.kind() == LineKind.RENTAL ? line.replacedBy(rental(booked)) : line)
                .toList();
    }

    /** @param late how long after the end of the window the vehicle came back; zero or less if it did not */
    public Optional<PricedLine> lateFee(Duration late) {
        var hours = started(late, Duration.ofHours(1));
        return fee(LineKind.LATE_FEE, "Late return, per started hour", hours, lateFeePerHour);
    }

    public Optional<PricedLine> distanceFee(int drivenKm, Duration booked) {
        var allowanceKm = (long) includedKmPerDay * days(booked);
        var extraKm = Math.toIntExact(Math.max(0, drivenKm - allowanceKm));
        return fee(LineKind.DISTANCE_FEE, "Distance over the allowance, per km", extraKm, pricePerExtraKm);
    }

    public PricedLine damage(String description, long amount) {
        return line(LineKind.DAMAGE, description, 1, amount);
    }

    /** @param untilStart how long before the start of the window it is cancelled; negative if after */
    public Optional<PricedLine> cancellationFee(Duration untilStart) {
        var free = untilStart.compareTo(Duration.ofHours(freeCancellationHours)) >= 0;
        return fee(LineKind.CANCELLATION_FEE, "Cancellation", free ? 0 : 1, cancellationFee);
    }

    public Optional<PricedLine> feeOfNoShow() {
        return fee(LineKind.NO_SHOW_FEE, "No-show", 1, noShowFee);
    }

    private static int days(Duration booked) {
        return started(booked, Duration.ofDays(1));
    }

    /** How many units were begun. */
    private static int started(Duration duration, Duration unit) {
        if (!duration.isPositive()) {
            return 0;
        }
        return Math.toIntExact(duration.plus(unit).minusNanos(1).dividedBy(unit));
    }

    private Optional<PricedLine> fee(LineKind kind, String description, int quantity, long unitPrice) {
        return quantity == 0 || unitPrice == 0
                ? Optional.empty()
                : Optional.of(line(kind, description, quantity, unitPrice));
    }

    private PricedLine line(LineKind kind, String description, int quantity, long unitPrice) {
        return PricedLine.of(kind, description, quantity, unitPrice, taxRateBasisPoints);
    }
}
