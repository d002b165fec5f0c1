package org.fleetrental.rentals.vehicle;

/** What matters of a vehicle's state to the calendar: not where it is now, only whether it can be booked at all. */
public enum Standing {
    /** Something else was heard of it before its registration. */
    NOT_KNOWN,
    IN_FLEET,
    DECOMMISSIONED
}
