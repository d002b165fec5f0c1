package org.fleetrental.maintenance.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.maintenance.job.JobType;
import org.fleetrental.maintenance.job.Scheduling;
import org.fleetrental.maintenance.job.Window;
import org.fleetrental.maintenance.vehicle.Standing;
import org.fleetrental.maintenance.vehicle.Vehicles;

/** Takes incidents and decides what becomes of them. */
@ApplicationScoped
class IncidentDesk {

    private final Incidents incidents;
    private final Vehicles vehicles;
    private final Scheduling scheduling;
    private final Clock clock;

    IncidentDesk(Incidents incidents, Vehicles vehicles, Scheduling scheduling, Clock clock) {
        this.incidents = incidents;
        this.vehicles = vehicles;
        this.scheduling = scheduling;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record Done(Incident incident) implements Outcome {}

    /** @param state the final one that the incident is in */
    record ClosedBefore(IncidentState state) implements Outcome {}

    /** @param field what of the request cannot be, and why */
    record NotPossible(String field, String reason) implements Outcome {}

    @Transactional
    Outcome report(IncidentRequest request) {
        var now = clock.instant();
        var reportedAt = request.reportedAt();
        if (reportedAt != null && (reportedAt.isAfter(now) || reportedAt.isBefore(Instant.EPOCH))) {
            return new NotPossible("reportedAt", "must be in the past, and after 1970");
        }
        var standing = vehicles.standing(request.vehicleId());
        if (standing != Standing.IN_FLEET) {
            return new NotPossible(
                    "vehicleId",
                    standing == Standing.NOT_KNOWN ? "there is no such vehicle" : "this vehicle is decommissioned");
        }
        var incident = new Incident(
                request.vehicleId(),
                request.description(),
                request.severity(),
                reportedAt == null ? now : reportedAt.truncatedTo(ChronoUnit.MICROS));
        incidents.persist(incident);
        return new Done(incident);
    }

    /** Makes the one job that sees to the incident; empty if there is no such incident. */
    @Transactional
    Optional<Outcome> seeTo(UUID incidentId, JobType type, Window window) {
        return incidents.lock(incidentId).map(incident -> {
            if (!incident.isOpen()) {
                return new ClosedBefore(incident.state());
            }
            return switch (scheduling.schedule(incident.vehicleId(), type, window, incident.description(), List.of())) {
                case Scheduling.Scheduled(var job) -> {
                    incident.seenToBy(job.id());
                    yield new Done(incident);
                }
                case Scheduling.NotPossible(var field, var reason) -> new NotPossible(field, reason);
            };
        });
    }

    /** Empty if there is no such incident. */
    @Transactional
    Optional<Outcome> dismiss(UUID incidentId, String reason) {
        return incidents.lock(incidentId).map(incident -> {
            if (!incident.isOpen()) {
                return new ClosedBefore(incident.state());
            }
            incident.dismiss(reason, clock.instant());
            return new Done(incident);
        });
    }
}
