package org.fleetrental.fleet.vehicle;

/** By which a vehicle is priced and replaced. */
enum VehicleClass {
    ECONOMY,
    COMPACT,
    STANDARD,
    SUV,
    LUXURY,
    VAN
}
