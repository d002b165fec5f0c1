package org.fleetrental.rentals.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.maintenance.MaintenanceCompleted;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The vehicle can be booked again. */
@ApplicationScoped
class MaintenanceCompletedHandler implements EventHandler<MaintenanceCompleted> {

    private final JobReaction jobs;

    MaintenanceCompletedHandler(JobReaction jobs) {
        this.jobs = jobs;
    }

    @Override
    public void on(MaintenanceCompleted event, EventMetadata metadata) {
        jobs.follow(event.getJob(), metadata);
    }
}
