package org.fleetrental.maintenance.plan;

import java.time.Instant;
import java.util.UUID;
import org.fleetrental.events.maintenance.MaintenanceDue;
import org.fleetrental.events.maintenance.MaintenanceType;
import org.fleetrental.messaging.DomainEvent;

/** What is told of plans. */
final class PlanEvents {

    private PlanEvents() {}

    static DomainEvent due(UUID dueId, Due due, Instant at) {
        var event = MaintenanceDue.newBuilder()
                .setDueId(dueId)
                .setPlanId(due.planId())
                .setVehicleId(due.vehicleId())
                .setType(MaintenanceType.valueOf(due.type().name()))
                .setDueAtKm(due.dueAtKm())
                .setDueOn(due.dueOn())
                .setOdometerKm(due.odometerKm())
                .setDetectedAt(at)
                .build();
        return new DomainEvent(dueId, 1, at, event);
    }
}
