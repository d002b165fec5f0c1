package org.fleetrental.fleet.vehicle;

/** Where the reading goes that a vehicle joins the fleet with: the odometer knows vehicles, not the other way round. */
public interface InitialOdometer {

    /** Within the transaction of the registration. */
    void record(Vehicle vehicle, int readingKm);
}
