package org.fleetrental.fleet.hold;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.maintenance.MaintenanceCompleted;
import org.fleetrental.fleet.odometer.Odometer;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The work is done: the vehicle is held no longer, and its odometer was read. */
@ApplicationScoped
class MaintenanceCompletedHandler implements EventHandler<MaintenanceCompleted> {

    private final JobReaction jobs;
    private final Odometer odometer;

    MaintenanceCompletedHandler(JobReaction jobs, Odometer odometer) {
        this.jobs = jobs;
        this.odometer = odometer;
    }

    @Override
    public void on(MaintenanceCompleted event, EventMetadata metadata) {
        var job = event.getJob();
        var vehicle = jobs.follow(job, "MaintenanceCompleted", metadata);
        var odometerKm = job.getOdometerKm();
        if (vehicle.isPresent() && odometerKm != null) {
            odometer.maintained(job.getJobId(), vehicle.get(), odometerKm, event.getCompletedAt());
        }
    }
}
