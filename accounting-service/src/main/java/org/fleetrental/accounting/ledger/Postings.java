package org.fleetrental.accounting.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an entry in the making. Amounts in whole minor units; nothing is noted for zero, and an amount below
 * zero goes to the other side.
 */
public final class Postings {

    private final String currency;
    private final List<Posting> lines = new ArrayList<>();

    public Postings(String currency) {
        this.currency = currency;
    }

    public Postings debit(LedgerAccount account, long amountMinor) {
        return debit(account, amountMinor, null);
    }

    public Postings credit(LedgerAccount account, long amountMinor) {
        return debit(account, Math.negateExact(amountMinor), null);
    }

    /** @param vehicleId the vehicle that earned it */
    public Postings creditRevenue(LedgerAccount account, long amountMinor, UUID vehicleId) {
        return debit(account, Math.negateExact(amountMinor), vehicleId);
    }

    private Postings debit(LedgerAccount account, long amountMinor, @Nullable UUID vehicleId) {
        if (amountMinor > 0) {
            lines.add(new Posting(account, amountMinor, 0, currency, vehicleId));
        } else if (amountMinor < 0) {
            lines.add(new Posting(account, 0, Math.negateExact(amountMinor), currency, vehicleId));
        }
        return this;
    }

    /**
     * What moves between what a customer owes and what we owe the customer when the credit of a rental changes.
     *
     * @param before the rental's credit in the books
     * @param after what it should be
     */
    public Postings moveCredit(long before, long after) {
        var more = Math.subtractExact(after, before);
        return debit(LedgerAccount.RECEIVABLES, more).credit(LedgerAccount.CUSTOMER_CREDIT, more);
    }

    /**
     * What moves between what a customer owes and what we have given up when the written-off part of a rental changes.
     *
     * @param before what is written off in the books
     * @param after what should be
     */
    public Postings moveBadDebt(long before, long after) {
        var more = Math.subtractExact(after, before);
        return debit(LedgerAccount.BAD_DEBTS, more).credit(LedgerAccount.RECEIVABLES, more);
    }

    /** The same on the other sides: what takes it back. */
    public Postings opposite() {
        var opposite = new Postings(currency);
        lines.forEach(line -> opposite.debit(
                line.account(), Math.subtractExact(line.creditMinor(), line.debitMinor()), line.vehicleId()));
        return opposite;
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    public List<Posting> lines() {
        return List.copyOf(lines);
    }
}
