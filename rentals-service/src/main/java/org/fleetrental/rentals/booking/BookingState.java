package org.fleetrental.rentals.booking;

/** Only an open booking keeps others out, and for a while one whose vehicle is made ready for the next. */
enum BookingState {
    OPEN,
    /** The vehicle is back, but not to be had before the turnaround is over. */
    TURNAROUND,
    RETURNED,
    CANCELLED
}
