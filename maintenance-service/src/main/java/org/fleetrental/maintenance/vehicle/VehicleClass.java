package org.fleetrental.maintenance.vehicle;

/** By which plans are made for many vehicles. */
public enum VehicleClass {
    ECONOMY,
    COMPACT,
    STANDARD,
    SUV,
    LUXURY,
    VAN
}
