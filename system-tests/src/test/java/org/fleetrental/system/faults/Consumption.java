package org.fleetrental.system.faults;

import java.util.List;
import java.util.Map;

/** Which service reacts to which events: the promise of the catalogue, written down apart from the code. */
final class Consumption {

    private static final String JOBS = "org.fleetrental.events.maintenance.";
    private static final String RENTALS = "org.fleetrental.events.rentals.";
    private static final String VEHICLES = "org.fleetrental.events.fleet.";
    private static final String MONEY = "org.fleetrental.events.accounting.";

    static final Map<String, List<String>> TYPES = Map.of(
            "fleet",
                    List.of(
                            RENTALS + "RentalActivated",
                            RENTALS + "RentalCompleted",
                            RENTALS + "RentalCancelled",
                            JOBS + "MaintenanceScheduled",
                            JOBS + "MaintenanceStarted",
                            JOBS + "MaintenanceCompleted",
                            JOBS + "MaintenanceCancelled"),
            "rentals",
                    List.of(
                            VEHICLES + "VehicleRegistered",
                            VEHICLES + "VehicleStateChanged",
                            JOBS + "MaintenanceScheduled",
                            JOBS + "MaintenanceStarted",
                            JOBS + "MaintenanceCompleted",
                            JOBS + "MaintenanceCancelled",
                            MONEY + "ChargeCreated",
                            MONEY + "ChargeReversed",
                            MONEY + "PaymentReceived"),
            "maintenance",
                    List.of(
                            VEHICLES + "VehicleRegistered",
                            VEHICLES + "VehicleStateChanged",
                            VEHICLES + "OdometerRecorded",
                            RENTALS + "RentalActivated",
                            RENTALS + "RentalCompleted",
                            RENTALS + "RentalCancelled"),
            "accounting",
                    List.of(
                            RENTALS + "RentalReserved",
                            RENTALS + "RentalActivated",
                            RENTALS + "RentalCompleted",
                            RENTALS + "RentalCancelled",
                            JOBS + "MaintenanceCompleted"));

    private Consumption() {}
}
