package org.fleetrental.rentals.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.maintenance.MaintenanceScheduled;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The job's window cannot be booked. */
@ApplicationScoped
class MaintenanceScheduledHandler implements EventHandler<MaintenanceScheduled> {

    private final JobReaction jobs;

    MaintenanceScheduledHandler(JobReaction jobs) {
        this.jobs = jobs;
    }

    @Override
    public void on(MaintenanceScheduled event, EventMetadata metadata) {
        jobs.follow(event.getJob(), metadata);
    }
}
