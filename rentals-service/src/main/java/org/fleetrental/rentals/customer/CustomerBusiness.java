package org.fleetrental.rentals.customer;

import java.util.UUID;

/** What the rentals say of a customer who wants to be forgotten. */
public interface CustomerBusiness {

    /** Whether a rental of the customer is reserved or out. */
    boolean hasOpenRental(UUID customerId);

    /** Whether anything is owed, by the customer or to the customer. */
    boolean hasOpenBalance(UUID customerId);

    /** Removes what people have written about the customer's rentals in words of their own. */
    void forget(UUID customerId);
}
