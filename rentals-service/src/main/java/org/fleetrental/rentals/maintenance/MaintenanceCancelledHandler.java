package org.fleetrental.rentals.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.maintenance.MaintenanceCancelled;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The job's window is free again. */
@ApplicationScoped
class MaintenanceCancelledHandler implements EventHandler<MaintenanceCancelled> {

    private final JobReaction jobs;

    MaintenanceCancelledHandler(JobReaction jobs) {
        this.jobs = jobs;
    }

    @Override
    public void on(MaintenanceCancelled event, EventMetadata metadata) {
        jobs.follow(event.getJob(), metadata);
    }
}
