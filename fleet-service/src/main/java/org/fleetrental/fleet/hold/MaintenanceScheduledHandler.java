package org.fleetrental.fleet.hold;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.maintenance.MaintenanceScheduled;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** A job is planned: the vehicle is held from the begin of its window on. */
@ApplicationScoped
class MaintenanceScheduledHandler implements EventHandler<MaintenanceScheduled> {

    private final JobReaction jobs;

    MaintenanceScheduledHandler(JobReaction jobs) {
        this.jobs = jobs;
    }

    @Override
    public void on(MaintenanceScheduled event, EventMetadata metadata) {
        jobs.follow(event.getJob(), "MaintenanceScheduled", metadata);
    }
}
