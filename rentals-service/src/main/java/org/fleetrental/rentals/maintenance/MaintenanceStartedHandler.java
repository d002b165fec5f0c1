package org.fleetrental.rentals.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.maintenance.MaintenanceStarted;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** Work has begun, perhaps before its window, and blocks until it is over. */
@ApplicationScoped
class MaintenanceStartedHandler implements EventHandler<MaintenanceStarted> {

    private final JobReaction jobs;

    MaintenanceStartedHandler(JobReaction jobs) {
        this.jobs = jobs;
    }

    @Override
    public void on(MaintenanceStarted event, EventMetadata metadata) {
        jobs.follow(event.getJob(), metadata);
    }
}
