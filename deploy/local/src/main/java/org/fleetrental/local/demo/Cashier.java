package org.fleetrental.local.demo;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where bills are written and paid, and some payments are disputed. */
final class Cashier {

    private static final int NEVER_PAID_PERCENT = 2;
    private static final int NEVER_PAID_AGAIN_PERCENT = 50;
    private static final int OVERPAID_PERCENT = 1;
    private static final int GOODWILL_PERCENT = 2;
    private static final int DISPUTED_PERCENT = 1;

    private final Company company;
    private final Payments payments;
    private final Credit credit;
    private final Map<String, Instant> bills = new LinkedHashMap<>();

    Cashier(Company company, Payments payments, Credit credit) {
        this.company = company;
        this.payments = payments;
        this.credit = credit;
    }

    /** The bill goes out the day after, when the books have followed. */
    void bill(String rental, Instant now) {
        bill(rental, now, NEVER_PAID_PERCENT);
    }

    private void bill(String rental, Instant now, int neverPaidPercent) {
        var chance = company.chance;
        bills.remove(rental);
        bills.put(rental, now);
        if (chance.of(neverPaidPercent)) {
            company.count("bill that is never paid");
            return;
        }
        var paidAt = now.plus(1, ChronoUnit.DAYS).plus(chance.between(0, 20 * 24), ChronoUnit.HOURS);
        company.plan(paidAt, at -> payBalance(rental, at));
        company.plan(paidAt.plus(1, ChronoUnit.DAYS), at -> credit.settle(rental));
    }

    /** The rentals whose last bill is from before, the oldest first: they are not asked for again. */
    List<String> billedBefore(Instant before) {
        var old = bills.entrySet().stream()
                .takeWhile(bill -> bill.getValue().isBefore(before))
                .map(Map.Entry::getKey)
                .toList();
        old.forEach(bills::remove);
        return old;
    }

    void payBalance(String rental, Instant now) throws IOException {
        var due = Company.minor(company.invoice(rental), "due");
        if (due == 0) {
            return;
        }
        var overpaid = company.chance.of(OVERPAID_PERCENT);
        if (overpaid) {
            company.count("payment over what is due");
        }
        var payment = pay(rental, overpaid ? due + 1_000 : due, now);
        if (company.chance.of(GOODWILL_PERCENT)) {
            company.plan(now.plus(2, ChronoUnit.DAYS), _ -> payments.refund(payment, Math.min(due, 2_500), "Goodwill"));
        }
    }

    Payment pay(String rental, long amountMinor, Instant now) throws IOException {
        var payment = payments.take(rental, amountMinor);
        if (payment.isByCard() && company.chance.of(DISPUTED_PERCENT)) {
            dispute(payment, now);
        }
        return payment;
    }

    /** The bank takes it back; who means to pay gets another bill. */
    private void dispute(Payment payment, Instant now) {
        company.plan(now.plus(company.chance.between(3, 12), ChronoUnit.DAYS), at -> {
            if (payments.chargeBack(payment)) {
                bill(payment.rental(), at, NEVER_PAID_AGAIN_PERCENT);
            }
        });
    }
}
