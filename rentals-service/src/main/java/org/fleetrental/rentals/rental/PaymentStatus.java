package org.fleetrental.rentals.rental;

/** How far a rental is paid. */
enum PaymentStatus {
    UNPAID,
    PARTIALLY_PAID,
    PAID,
    /** Something was paid once, and all of it went back. */
    REFUNDED;

    /** @param everPaid whether anything was ever paid, be it that it went back */
    static PaymentStatus of(Account account, boolean everPaid) {
        if (account.paid() <= 0) {
            return everPaid ? REFUNDED : UNPAID;
        }
        // By what is charged and not by what is owed: a rest that was written off is not paid.
        return account.charged() > 0 && account.paid() >= account.charged() ? PAID : PARTIALLY_PAID;
    }
}
