package org.fleetrental.rentals.pricing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fleetrental.http.Money;
import org.fleetrental.http.Problem;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.jspecify.annotations.Nullable;

/**
 * A rate card as a client reads and writes it.
 *
 * @param deposit none, if it is left out
 */
record RateCardView(
        @NotNull VehicleClass vehicleClass,
        @NotNull @Valid Money pricePerDay,
        @NotNull @Min(0) @Max(10_000) Integer includedKmPerDay,
        @NotNull @Valid Money pricePerExtraKm,
        @NotNull @Valid Money lateFeePerHour,
        @NotNull @Valid Money cancellationFee,
        @NotNull @Min(0) @Max(8_760) Integer freeCancellationHours,
        @NotNull @Valid Money noShowFee,
        @Nullable @Valid Money deposit,
        @NotNull @Min(0) @Max(10_000) Integer taxRateBasisPoints) {

    /** With the bounds of windows and odometers, no price that is made of such amounts leaves 64 bits. */
    private static final long MAX_AMOUNT_MINOR = 1_000_000_000;

    static RateCardView of(RateCard card) {
        var terms = card.terms();
        return new RateCardView(
                card.vehicleClass(),
                new Money(terms.pricePerDay(), terms.currency()),
                terms.includedKmPerDay(),
                new Money(terms.pricePerExtraKm(), terms.currency()),
                new Money(terms.lateFeePerHour(), terms.currency()),
                new Money(terms.cancellationFee(), terms.currency()),
                terms.freeCancellationHours(),
                new Money(terms.noShowFee(), terms.currency()),
                new Money(terms.deposit(), terms.currency()),
                terms.taxRateBasisPoints());
    }

    Terms terms() {
        return new Terms(
                pricePerDay.currency(),
                pricePerDay.amountMinor(),
                includedKmPerDay,
                pricePerExtraKm.amountMinor(),
                lateFeePerHour.amountMinor(),
                cancellationFee.amountMinor(),
                freeCancellationHours,
                noShowFee.amountMinor(),
                deposit == null ? 0 : deposit.amountMinor(),
                taxRateBasisPoints);
    }

    /** The first amount that is out of bounds, or in no currency or another one than the price per day. */
    Optional<Problem.FieldError> unacceptableAmount() {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(currency -> currency.getCurrencyCode().equals(pricePerDay.currency()))) {
            return Optional.of(new Problem.FieldError("pricePerDay.currency", "there is no such currency"));
        }
        return amounts().flatMap(amount -> unacceptable(amount).stream()).findFirst();
    }

    private Stream<Map.Entry<String, Money>> amounts() {
        return List.of(
                Map.entry("pricePerDay", pricePerDay),
                Map.entry("pricePerExtraKm", pricePerExtraKm),
                Map.entry("lateFeePerHour", lateFeePerHour),
                Map.entry("cancellationFee", cancellationFee),
                Map.entry("noShowFee", noShowFee),
                Map.entry("deposit", deposit == null ? new Money(0, pricePerDay.currency()) : deposit))
                .stream();
    }

    private Optional<Problem.FieldError> unacceptable(Map.Entry<String, Money> amount) {
        var money = amount.getValue();
        if (money.amountMinor() < 0 || money.amountMinor() > MAX_AMOUNT_MINOR) {
            return Optional.of(new Problem.FieldError(
                    amount.getKey() + ".amountMinor", "must be between 0 and " + MAX_AMOUNT_MINOR));
        }
        return money.currency().equals(pricePerDay.currency())
                ? Optional.empty()
                : Optional.of(
                        new Problem.FieldError(amount.getKey() + ".currency", "must be that of the price per day"));
    }
}
