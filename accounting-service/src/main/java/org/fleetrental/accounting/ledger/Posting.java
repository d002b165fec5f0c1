package org.fleetrental.accounting.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal entry: an amount on one side of an account. Of the two amounts one is zero, the other positive,
 * in whole minor units of the currency.
 *
 * @param vehicleId of revenue, the vehicle that earned it; null elsewhere
 */
@Embeddable
public record Posting(
        @Column(name = "account_code") LedgerAccount account,
        long debitMinor,
        long creditMinor,
        String currency,
        @Nullable UUID vehicleId) {}
