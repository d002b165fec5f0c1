package org.fleetrental.rentals.pricing;

/** What a priced line charges for. */
public enum LineKind {
    RENTAL,
    LATE_FEE,
    DISTANCE_FEE,
    DAMAGE,
    CANCELLATION_FEE,
    NO_SHOW_FEE
}
