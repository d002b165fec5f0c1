package org.fleetrental.accounting.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;

/**
 * What a customer owed before some days, what came in them, and what it has come to.
 *
 * @param from first day of booking
 * @param to last day of booking
 * @param balances one per currency
 * @param lines in the order of their days
 */
record Statement(UUID customerId, LocalDate from, LocalDate to, List<Balance> balances, List<Line> lines) {

    /** Below zero it is the customer's credit. */
    record Balance(Money opening, Money closing) {}

    enum Kind {
        CHARGE,
        REVERSAL,
        PAYMENT,
        REFUND
    }

    /**
     * @param id of the charge, the payment or the refund
     * @param amount what it adds to what is owed; below zero what it takes away
     */
    record Line(LocalDate bookedOn, Kind kind, UUID id, UUID rentalId, String description, Money amount) {}
}
