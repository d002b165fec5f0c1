package org.fleetrental.fleet.hold;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.maintenance.MaintenanceRescheduled;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** A job has moved to another window: the vehicle is held from the begin of that one on, and not before. */
@ApplicationScoped
class MaintenanceRescheduledHandler implements EventHandler<MaintenanceRescheduled> {

    private final JobReaction jobs;

    MaintenanceRescheduledHandler(JobReaction jobs) {
        this.jobs = jobs;
    }

    @Override
    public void on(MaintenanceRescheduled event, EventMetadata metadata) {
        jobs.follow(event.getJob(), "MaintenanceRescheduled", metadata);
    }
}
