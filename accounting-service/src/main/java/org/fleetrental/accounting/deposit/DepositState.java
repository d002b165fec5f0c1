package org.fleetrental.accounting.deposit;

/** {@code AUTHORIZED -> CAPTURED -> SETTLED or RELEASED}; {@code AUTHORIZED -> RELEASED}. */
enum DepositState {
    /** The amount is blocked on a card; no money has moved. */
    AUTHORIZED,
    /** The money is here, and some of it is still held. */
    CAPTURED,
    /** All that was captured has paid the rental. */
    SETTLED,
    /** The rest went back, or the authorization was given up. */
    RELEASED
}
