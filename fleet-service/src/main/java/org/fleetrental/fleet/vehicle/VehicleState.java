package org.fleetrental.fleet.vehicle;

/** The first three follow from a vehicle's open holds; {@link #DECOMMISSIONED} is final. */
public enum VehicleState {
    AVAILABLE,
    RENTED,
    IN_MAINTENANCE,
    DECOMMISSIONED
}
