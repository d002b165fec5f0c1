package org.fleetrental.rentals.rental;

/** RESERVED becomes ACTIVE, then COMPLETED; or it is CANCELLED, or the customer does not come. */
enum RentalState {
    RESERVED,
    ACTIVE,
    COMPLETED,
    CANCELLED,
    NO_SHOW
}
