package org.fleetrental.maintenance.job;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/**
 * Work on a vehicle. Its version counts its events. Whoever changes it has locked it ({@link Jobs#lock}): two mechanics
 * may press two buttons at once.
 */
@Entity
public class Job {

    @Id
    private UUID id;

    private UUID vehicleId;

    @Enumerated(EnumType.STRING)
    private JobType type;

    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    private JobState state;

    private Instant startsAt;
    private @Nullable Instant endsAt;
    private Instant scheduledAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant completedAt;
    private @Nullable Instant cancelledAt;
    private @Nullable String cancellationReason;
    private @Nullable Integer odometerKm;

    @Embedded
    private @Nullable Cost cost;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "job_part", joinColumns = @JoinColumn(name = "job_id"))
    @OrderColumn(name = "position")
    private List<Part> parts = new ArrayList<>();

    private @Nullable String notes;

    /** The plans whose work the job does. */
    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "job_plan", joinColumns = @JoinColumn(name = "job_id"))
    @Column(name = "plan_id")
    private Set<UUID> planIds = new HashSet<>();

    private long version;

    protected Job() {}

    static Job schedule(
            UUID id,
            UUID vehicleId,
            JobType type,
            Window window,
            @Nullable String description,
            Set<UUID> planIds,
            Instant at) {
        var job = new Job();
        job.id = id;
        job.vehicleId = vehicleId;
        job.type = type;
        job.description = description;
        job.state = JobState.SCHEDULED;
        job.startsAt = window.startsAt();
        job.endsAt = window.endsAt();
        job.planIds.addAll(planIds);
        job.scheduledAt = at;
        job.version = 1;
        return job;
    }

    sealed interface Outcome {}

    /** The job has gone on, and its version with it. */
    record Moved(Job job) implements Outcome {}

    /** @param state the one that the job is in, from which there is no such way */
    record NotFrom(JobState state) implements Outcome {}

    /** @param rentals that have the vehicle out */
    record VehicleOut(List<UUID> rentals) implements Outcome {}

    /** The job was as it should be: there is nothing to tell. */
    record AsBefore(Job job) implements Outcome {}

    /** @param planId of a plan that the job's vehicle does not fall under */
    record StrangePlan(UUID planId) implements Outcome {}

    /** Moves a job that has not begun to another window. */
    Outcome reschedule(Window window) {
        if (state != JobState.SCHEDULED) {
            return new NotFrom(state);
        }
        if (window.equals(window())) {
            return new AsBefore(this);
        }
        startsAt = window.startsAt();
        endsAt = window.endsAt();
        return become(JobState.SCHEDULED);
    }

    /** @param activeRentals the rentals that have the vehicle out, as far as is known here */
    Outcome start(List<UUID> activeRentals, Instant at) {
        if (state != JobState.SCHEDULED) {
            return new NotFrom(state);
        }
        if (!activeRentals.isEmpty()) {
            return new VehicleOut(activeRentals);
        }
        startedAt = at;
        return become(JobState.IN_PROGRESS);
    }

    /**
     * What there is to say of a job that is done.
     *
     * @param planIds the plans whose work it was; null if it was that of the plans which the job was scheduled for
     */
    record Work(
            int odometerKm,
            Cost cost,
            List<Part> parts,
            @Nullable String notes,
            @Nullable Set<UUID> planIds) {}

    Outcome complete(Work work, Instant at) {
        if (state != JobState.IN_PROGRESS) {
            return new NotFrom(state);
        }
        completedAt = at;
        odometerKm = work.odometerKm();
        cost = work.cost();
        parts.addAll(work.parts());
        notes = work.notes();
        var done = work.planIds();
        if (done != null) {
            planIds.clear();
            planIds.addAll(done);
        }
        return become(JobState.COMPLETED);
    }

    Outcome cancel(String reason, Instant at) {
        return switch (state) {
            case COMPLETED, CANCELLED -> new NotFrom(state);
            case SCHEDULED, IN_PROGRESS -> {
                cancelledAt = at;
                cancellationReason = reason;
                yield become(JobState.CANCELLED);
            }
        };
    }

    private Moved become(JobState next) {
        state = next;
        version++;
        return new Moved(this);
    }

    /**
     * From the begin of the work to its end.
     *
     * @throws NullPointerException if it has not come to an end
     */
    Duration downtime() {
        return Duration.between(requireNonNull(startedAt), requireNonNull(completedAt));
    }

    public UUID id() {
        return id;
    }

    UUID vehicleId() {
        return vehicleId;
    }

    JobType type() {
        return type;
    }

    @Nullable
    String description() {
        return description;
    }

    JobState state() {
        return state;
    }

    Window window() {
        return new Window(startsAt, endsAt);
    }

    Instant scheduledAt() {
        return scheduledAt;
    }

    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant completedAt() {
        return completedAt;
    }

    @Nullable
    Instant cancelledAt() {
        return cancelledAt;
    }

    @Nullable
    String cancellationReason() {
        return cancellationReason;
    }

    /** At the completion. */
    @Nullable
    Integer odometerKm() {
        return odometerKm;
    }

    /** Known from the completion on. */
    @Nullable
    Cost cost() {
        return cost;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    Set<UUID> planIds() {
        return Set.copyOf(planIds);
    }

    @Nullable
    String notes() {
        return notes;
    }

    long version() {
        return version;
    }
}
