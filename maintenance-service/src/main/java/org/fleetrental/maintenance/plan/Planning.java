package org.fleetrental.maintenance.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.fleetrental.maintenance.vehicle.Standing;
import org.fleetrental.maintenance.vehicle.Vehicles;

/** Makes plans and ends them. */
@ApplicationScoped
class Planning {

    private final Plans plans;
    private final Vehicles vehicles;
    private final Clock clock;

    Planning(Plans plans, Vehicles vehicles, Clock clock) {
        this.plans = plans;
        this.vehicles = vehicles;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Planned(Plan plan) implements Outcome {}

    /** @param standing why the one vehicle that it was to be for gets no plan */
    record NoVehicle(Standing standing) implements Outcome {}

    @Transactional
    Outcome plan(PlanRequest request) {
        var vehicleId = request.vehicleId();
        var standing = vehicleId == null ? Standing.IN_FLEET : vehicles.standing(vehicleId);
        if (standing != Standing.IN_FLEET) {
            return new NoVehicle(standing);
        }
        var plan = new Plan(request, clock.instant());
        plans.persist(plan);
        return new Planned(plan);
    }

    /** @return false if there is no such plan, or no more */
    @Transactional
    boolean end(UUID planId) {
        var plan = plans.lock(planId);
        plan.ifPresent(it -> it.end(clock.instant()));
        return plan.isPresent();
    }
}
