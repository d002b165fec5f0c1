package org.fleetrental.accounting.credit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;

/**
 * An allocation as clients see it.
 *
 * @param rentalId that it pays for
 * @param sources the rentals whose credit it took
 */
record AllocationView(
        UUID id, UUID customerId, UUID rentalId, Money amount, List<Source> sources, Instant allocatedAt) {

    record Source(UUID rentalId, Money amount) {}

    /** @param transfers all of one allocation, at least one */
    static AllocationView of(List<CreditTransfer> transfers) {
        var first = transfers.getFirst();
        return new AllocationView(
                first.allocationId(),
                first.customerId(),
                first.toRentalId(),
                new Money(
                        transfers.stream()
                                .mapToLong(CreditTransfer::amountMinor)
                                .reduce(0, Math::addExact),
                        first.currency()),
                transfers.stream()
                        .map(transfer -> new Source(
                                transfer.fromRentalId(), new Money(transfer.amountMinor(), transfer.currency())))
                        .toList(),
                first.allocatedAt());
    }
}
