package org.fleetrental.accounting.invoice;

import java.util.List;
import java.util.UUID;
import org.fleetrental.accounting.charge.Charge;
import org.fleetrental.accounting.charge.ChargeView;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has to pay for a rental, as it stands now.
 *
 * @param customerId null while there is only a payment
 * @param lines the charges that stand; those that were reversed are not on it
 * @param tax sum of the lines' tax
 * @param paid payments, credit of other rentals and deposits that were applied, less what went back
 * @param refunded what went back, in the account's currency
 * @param writtenOff what is charged and not paid, and is not asked for any more
 * @param due what is still to be paid
 * @param credit what was paid beyond the total
 * @param depositHeld what is held of deposits, beside all of this
 */
record InvoiceView(
        UUID rentalId,
        @Nullable UUID customerId,
        List<ChargeView> lines,
        Money net,
        Money tax,
        Money total,
        Money paid,
        Money refunded,
        Money writtenOff,
        Money due,
        Money credit,
        Money depositHeld) {

    static InvoiceView of(RentalAccount account, List<Charge> charges, long refundedMinor, long heldMinor) {
        var currency = account.currency();
        return new InvoiceView(
                account.rentalId(),
                account.customerId(),
                charges.stream().map(ChargeView::of).toList(),
                new Money(charges.stream().mapToLong(Charge::netMinor).reduce(0, Math::addExact), currency),
                new Money(charges.stream().mapToLong(Charge::taxMinor).reduce(0, Math::addExact), currency),
                new Money(account.chargedMinor(), currency),
                new Money(account.paidMinor(), currency),
                new Money(refundedMinor, currency),
                new Money(account.writtenOffMinor(), currency),
                new Money(account.dueMinor(), currency),
                new Money(account.creditMinor(), currency),
                new Money(heldMinor, currency));
    }
}
