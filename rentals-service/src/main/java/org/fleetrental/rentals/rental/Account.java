package org.fleetrental.rentals.rental;

import jakarta.persistence.Embeddable;

/**
 * What accounting says of a rental, in whole minor units of the rental's currency.
 *
 * @param balance what is still owed; negative if more is paid than owed
 */
@Embeddable
record Account(long charged, long paid, long balance) {

    static final Account EMPTY = new Account(0, 0, 0);
}
