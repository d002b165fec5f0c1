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
                            RENTALS + "RentalNoShow",
                            JOBS + "MaintenanceScheduled",
                            JOBS + "MaintenanceRescheduled",
                            JOBS + "MaintenanceStarted",
                            JOBS + "MaintenanceCompleted",
                            JOBS + "MaintenanceCancelled"),
            "rentals",
                    List.of(
                            VEHICLES + "VehicleRegistered",
                            VEHICLES + "VehicleStateChanged",
                            VEHICLES + "VehicleUpdated",
                            JOBS + "MaintenanceScheduled",
                            JOBS + "MaintenanceRescheduled",
                            JOBS + "MaintenanceStarted",
                            JOBS + "MaintenanceCompleted",
                            JOBS + "MaintenanceCancelled",
                            MONEY + "ChargeCreated",
                            MONEY + "ChargeReversed",
                            MONEY + "PaymentReceived",
                            MONEY + "PaymentRefunded",
                            MONEY + "PaymentChargedBack",
                            MONEY + "CreditAllocated",
                            MONEY + "DepositApplied",
                            MONEY + "ReceivableWrittenOff"),
            "maintenance",
                    List.of(
                            VEHICLES + "VehicleRegistered",
                            VEHICLES + "VehicleStateChanged",
                            VEHICLES + "VehicleUpdated",
                            VEHICLES + "OdometerRecorded",
                            RENTALS + "RentalActivated",
                            RENTALS + "RentalCompleted",
                            RENTALS + "RentalCancelled",
                            RENTALS + "RentalNoShow"),
            // It keeps every event on record.
            "accounting",
                    List.of(
                            VEHICLES + "VehicleRegistered",
                            VEHICLES + "VehicleUpdated",
                            VEHICLES + "VehicleStateChanged",
                            VEHICLES + "OdometerRecorded",
                            RENTALS + "RentalReserved",
                            RENTALS + "RentalExtended",
                            RENTALS + "RentalReassigned",
                            RENTALS + "RentalReassignmentNeededV2",
                            RENTALS + "RentalActivated",
                            RENTALS + "RentalCompleted",
                            RENTALS + "RentalCharged",
                            RENTALS + "RentalCancelled",
                            RENTALS + "RentalNoShow",
                            RENTALS + "RentalPaymentStatusChanged",
                            JOBS + "MaintenanceDue",
                            JOBS + "MaintenanceScheduled",
                            JOBS + "MaintenanceRescheduled",
                            JOBS + "MaintenanceStarted",
                            JOBS + "MaintenanceCompleted",
                            JOBS + "MaintenanceCancelled",
                            MONEY + "ChargeCreated",
                            MONEY + "ChargeReversed",
                            MONEY + "PaymentReceived",
                            MONEY + "PaymentRefunded",
                            MONEY + "PaymentChargedBack",
                            MONEY + "CreditAllocated",
                            MONEY + "DepositAuthorized",
                            MONEY + "DepositCaptured",
                            MONEY + "DepositApplied",
                            MONEY + "DepositReleased",
                            MONEY + "ReceivableWrittenOff",
                            MONEY + "PeriodClosed"));

    private Consumption() {}
}
