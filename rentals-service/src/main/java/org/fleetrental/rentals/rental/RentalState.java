package org.fleetrental.rentals.rental;

/** RESERVED becomes ACTIVE, then COMPLETED; or it is CANCELLED. */
enum RentalState {
    RESERVED,
    ACTIVE,
    COMPLETED,
    CANCELLED
}
