package org.fleetrental.fleet.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.TreeSet;
import java.util.UUID;
import org.fleetrental.fleet.vehicle.Lifecycle;
import org.fleetrental.fleet.vehicle.Vehicle;
import org.fleetrental.fleet.vehicle.Vehicles;
import org.fleetrental.messaging.RejectedEventException;

/** Keeps the holds as the other services' events say, and the state of each vehicle as its open holds say. */
@ApplicationScoped
class HoldKeeping {

    private final Holds holds;
    private final Vehicles vehicles;
    private final Lifecycle lifecycle;
    private final Findings findings;
    private final Clock clock;

    HoldKeeping(Holds holds, Vehicles vehicles, Lifecycle lifecycle, Findings findings, Clock clock) {
        this.holds = holds;
        this.vehicles = vehicles;
        this.lifecycle = lifecycle;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * Sets the hold of a rental or job.
     *
     * @return the vehicle, locked
     * @throws RejectedEventException if the fleet does not know the vehicle: no event can rightly tell of it before its
     *     registration, which is where its id was made
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Vehicle meet(Demand demand) {
        // The rental or job may have moved to this vehicle from another one. Locked in one order by everybody.
        var concerned = new TreeSet<UUID>();
        concerned.add(demand.vehicleId());
        holds.vehicleOf(demand.causeId()).ifPresent(concerned::add);
        concerned.forEach(this::lock);

        var now = clock.instant();
        holds.findByIdOptional(demand.causeId())
                .ifPresentOrElse(hold -> hold.meet(demand, now), () -> holds.persist(Hold.of(demand, now)));
        concerned.forEach(id -> follow(lock(id), demand.event(), demand.causeId()));
        return lock(demand.vehicleId());
    }

    /** Opens a planned hold whose time has come. Whoever is second, finds it open and changes nothing. */
    @Transactional
    void begin(UUID causeId) {
        holds.vehicleOf(causeId).ifPresent(vehicleId -> {
            var vehicle = lock(vehicleId);
            var hold = holds.findById(causeId);
            // Moved to another vehicle before this one was locked: the next round finds it there.
            if (hold.vehicleId().equals(vehicleId)) {
                hold.begin(clock.instant());
                follow(vehicle, hold.cause(), causeId);
            }
        });
    }

    private Vehicle lock(UUID vehicleId) {
        return vehicles.lock(vehicleId)
                .orElseThrow(() -> new RejectedEventException("The fleet has no vehicle " + vehicleId));
    }

    private void follow(Vehicle vehicle, String event, UUID causeId) {
        var open = holds.openOn(vehicle.id());
        if (open.size() == HoldKind.values().length) {
            noteWhoeverHasItAtOnce(vehicle);
        }
        lifecycle.follow(vehicle, HoldKind.stateUnder(open), event, causeId);
    }

    /** A job whose window has begun, without anybody working yet, waits for the vehicle: there is nothing wrong. */
    private void noteWhoeverHasItAtOnce(Vehicle vehicle) {
        var now = clock.instant();
        for (var rental : holds.underWay(vehicle.id(), HoldKind.RENTAL)) {
            for (var job : holds.underWay(vehicle.id(), HoldKind.MAINTENANCE)) {
                findings.note(vehicle.id(), rental, job, now);
            }
        }
    }
}
