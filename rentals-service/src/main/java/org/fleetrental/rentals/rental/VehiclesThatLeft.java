package org.fleetrental.rentals.rental;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.rentals.vehicle.Vehicles;

/**
 * Looks through the reservations of vehicles that have left the fleet. It does so some time after their event, because
 * the picture of the vehicles can be rebuilt, and then nothing must be announced. Any number of replicas may do it:
 * each takes vehicles that no other has in hand.
 */
@ApplicationScoped
class VehiclesThatLeft {

    private static final int AT_A_TIME = 20;
    private static final int MAX_STEPS = 100;

    private final Vehicles vehicles;
    private final Reassignment reassignment;

    VehiclesThatLeft(Vehicles vehicles, Reassignment reassignment) {
        this.vehicles = vehicles;
        this.reassignment = reassignment;
    }

    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void review() {
        for (int steps = 0; steps < MAX_STEPS && reviewSome() == AT_A_TIME; steps++) {
            // The next step takes the next ones.
        }
    }

    private int reviewSome() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var due = vehicles.lockDueForReview(AT_A_TIME);
            due.forEach(vehicle -> {
                reassignment.reconsider(vehicle);
                vehicle.reviewed();
            });
            return due.size();
        });
    }
}
