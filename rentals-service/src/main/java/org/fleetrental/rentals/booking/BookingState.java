package org.fleetrental.rentals.booking;

/** Only an open booking keeps others out. */
enum BookingState {
    OPEN,
    RETURNED,
    CANCELLED
}
