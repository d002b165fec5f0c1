package org.fleetrental.fleet.hold;

import jakarta.enterprise.context.ApplicationScoped;
import org.fleetrental.events.maintenance.MaintenanceCancelled;
import org.fleetrental.messaging.EventHandler;
import org.fleetrental.messaging.EventMetadata;

/** The job was called off: it holds its vehicle no longer. */
@ApplicationScoped
class MaintenanceCancelledHandler implements EventHandler<MaintenanceCancelled> {

    private final JobReaction jobs;

    MaintenanceCancelledHandler(JobReaction jobs) {
        this.jobs = jobs;
    }

    @Override
    public void on(MaintenanceCancelled event, EventMetadata metadata) {
        jobs.follow(event.getJob(), "MaintenanceCancelled", metadata);
    }
}
