package org.fleetrental.rentals.rental;

/** How far a rental is paid. */
enum PaymentStatus {
    UNPAID,
    PARTIALLY_PAID,
    PAID;

    static PaymentStatus of(Account account) {
        if (account.paid() <= 0) {
            return UNPAID;
        }
        return account.charged() > 0 && account.balance() <= 0 ? PAID : PARTIALLY_PAID;
    }
}
