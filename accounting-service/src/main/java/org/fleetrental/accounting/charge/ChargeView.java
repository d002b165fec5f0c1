package org.fleetrental.accounting.charge;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/**
 * A charge as clients see it.
 *
 * @param causeEventId the event that made it, and that its journal entry names
 * @param vehicleId that earns it
 * @param lineId of the rental's price; its own id if it was made by hand
 * @param reversedAt null as long as it stands
 * @param reversalReason null unless an accountant has reversed it
 */
public record ChargeView(
        UUID id,
        UUID rentalId,
        UUID customerId,
        UUID vehicleId,
        UUID lineId,
        LineKind kind,
        String description,
        int quantity,
        Money unitPrice,
        Money net,
        int taxRateBasisPoints,
        Money tax,
        Money total,
        UUID causeEventId,
        Instant createdAt,
        @Nullable Instant reversedAt,
        @Nullable String reversalReason) {

    public static ChargeView of(Charge charge) {
        return new ChargeView(
                charge.id(),
                charge.rentalId(),
                charge.customerId(),
                charge.vehicleId(),
                charge.lineId(),
                charge.kind(),
                charge.description(),
                charge.quantity(),
                money(charge, charge.unitPriceMinor()),
                money(charge, charge.netMinor()),
                charge.taxRateBasisPoints(),
                money(charge, charge.taxMinor()),
                money(charge, charge.grossMinor()),
                charge.causeEventId(),
                charge.createdAt(),
                charge.reversedAt(),
                charge.reversalReason());
    }

    private static Money money(Charge charge, long amountMinor) {
        return new Money(amountMinor, charge.currency());
    }
}
