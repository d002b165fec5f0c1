package org.fleetrental.rentals.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.maintenance.MaintenanceRescheduled;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The old window is free, the new one cannot be booked. */
@ApplicationScoped
class MaintenanceRescheduledHandler implements EventHandler<MaintenanceRescheduled> {

    private final JobReaction jobs;

    MaintenanceRescheduledHandler(JobReaction jobs) {
        this.jobs = jobs;
    }

    @Override
    public void on(MaintenanceRescheduled event, EventMetadata metadata) {
        jobs.follow(event.getJob(), metadata);
    }
}
