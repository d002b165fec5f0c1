package org.fleetrental.rentals.vehicle;

/** The class by which a vehicle is priced and replaced. */
public enum VehicleClass {
    ECONOMY,
    COMPACT,
    STANDARD,
    SUV,
    LUXURY,
    VAN
}
