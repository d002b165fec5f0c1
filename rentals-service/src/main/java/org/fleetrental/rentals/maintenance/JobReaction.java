package org.fleetrental.rentals.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.fleetrental.events.maintenance.JobSnapshot;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.inbox.AggregateVersions;
import org.fleetrental.rentals.booking.BookingCalendar;
import org.fleetrental.rentals.booking.MaintenanceBlock;
import org.fleetrental.rentals.booking.MaintenanceBlock.Phase;
import org.fleetrental.rentals.rental.Reassignment;
import org.fleetrental.rentals.vehicle.Vehicles;

/** A job blocks its vehicle's calendar as its newest event says, and reservations under it need another vehicle. */
@ApplicationScoped
class JobReaction {

    private final AggregateVersions versions;
    private final Vehicles vehicles;
    private final BookingCalendar calendar;
    private final Reassignment reassignment;

    JobReaction(AggregateVersions versions, Vehicles vehicles, BookingCalendar calendar, Reassignment reassignment) {
        this.versions = versions;
        this.vehicles = vehicles;
        this.calendar = calendar;
        this.reassignment = reassignment;
    }

    void follow(JobSnapshot job, EventMetadata metadata) {
        if (!versions.advance("maintenance-jobs", metadata)) {
            return;
        }
        var block = new MaintenanceBlock(job.getJobId(), job.getVehicleId(), phase(job), begin(job), job.getEndsAt());
        var vehicle = vehicles.lockOrExpect(job.getVehicleId());
        calendar.set(block);
        reassignment.reconsider(vehicle);
    }

    private static Phase phase(JobSnapshot job) {
        return switch (job.getState()) {
            case SCHEDULED -> Phase.PLANNED;
            case IN_PROGRESS -> Phase.IN_PROGRESS;
            case COMPLETED, CANCELLED -> Phase.OVER;
            case UNKNOWN -> throw new RejectedEventException("A job in a state that this version does not know");
        };
    }

    /** Work may begin before its window does. */
    private static Instant begin(JobSnapshot job) {
        var startedAt = job.getStartedAt();
        return startedAt != null && startedAt.isBefore(job.getStartsAt()) ? startedAt : job.getStartsAt();
    }
}
