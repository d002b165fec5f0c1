package org.fleetrental.maintenance.job;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.fleetrental.maintenance.vehicle.ActiveRentals;
import org.jspecify.annotations.Nullable;

@Path("/v1/maintenance-jobs")
@Consumes(MediaType.APPLICATION_JSON)
class JobResource {

    private final Jobs jobs;
    private final Scheduling scheduling;
    private final Workshop workshop;
    private final ActiveRentals rentals;
    private final Idempotency idempotency;

    JobResource(Jobs jobs, Scheduling scheduling, Workshop workshop, ActiveRentals rentals, Idempotency idempotency) {
        this.jobs = jobs;
        this.scheduling = scheduling;
        this.workshop = workshop;
        this.rentals = rentals;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed({"mechanic", "fleet-manager"})
    public Response schedule(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull JobRequest request) {
        return idempotency.once(key, request, () -> switch (Window.of(request.startsAt(), request.endsAt())) {
            case Window.Invalid(var field, var reason) ->
                Problem.invalid(field, reason).response();
            case Window.Valid(var window) -> schedule(request, window);
        });
    }

    private Response schedule(JobRequest request, Window window) {
        var planIds = request.planIds() == null ? List.<UUID>of() : request.planIds();
        return switch (scheduling.schedule(
                request.vehicleId(), request.type(), window, request.description(), planIds)) {
            case Scheduling.Scheduled(var job) ->
                Response.created(URI.create("/v1/maintenance-jobs/" + job.id()))
                        .tag(Long.toString(job.version()))
                        .entity(JobView.of(job))
                        .build();
            case Scheduling.NotPossible(var field, var reason) ->
                Problem.invalid(field, reason).response();
        };
    }

    @POST
    @Path("{id}/reschedule")
    @RolesAllowed({"mechanic", "fleet-manager"})
    public Response reschedule(UUID id, @Valid @NotNull ReschedulingRequest request) {
        return switch (Window.of(request.startsAt(), request.endsAt())) {
            case Window.Invalid(var field, var reason) ->
                Problem.invalid(field, reason).response();
            case Window.Valid(var window) -> answer(id, workshop.reschedule(id, window), "rescheduled");
        };
    }

    @POST
    @Path("{id}/start")
    @RolesAllowed("mechanic")
    public Response start(UUID id) {
        return answer(id, workshop.start(id), "started");
    }

    @POST
    @Path("{id}/complete")
    @RolesAllowed("mechanic")
    public Response complete(UUID id, @Valid @NotNull CompletionRequest request) {
        return switch (Cost.of(request.laborCost(), request.parts())) {
            case Cost.Exact(var cost) -> answer(id, workshop.complete(id, request.work(cost)), "completed");
            case Cost.NoSum(var field, var reason) ->
                Problem.invalid(field, reason).response();
        };
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed("mechanic")
    public Response cancel(UUID id, @Valid @NotNull CancellationRequest request) {
        return answer(id, workshop.cancel(id, request.reason()), "cancelled");
    }

    private static Response answer(UUID id, Optional<Job.Outcome> outcome, String attempt) {
        return outcome.map(known -> switch (known) {
                    case Job.Moved(var job) -> show(job);
                    case Job.AsBefore(var job) -> show(job);
                    case Job.StrangePlan(var planId) ->
                        Problem.invalid("planIds", Scheduling.noPlan(planId)).response();
                    case Job.NotFrom(var state) ->
                        Problem.of(409, "job-state", "A job that is %s cannot be %s".formatted(state, attempt))
                                .with("state", state)
                                .response();
                    case Job.VehicleOut(var rentals) ->
                        Problem.of(409, "vehicle-rented", "The vehicle is out on a rental and has to be back first")
                                .with("rentalIds", rentals)
                                .response();
                })
                .orElseGet(() -> Problem.notFound("maintenance job", id).response());
    }

    @GET
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Page<JobView> list(
            @QueryParam("vehicleId") @Nullable UUID vehicleId,
            @QueryParam("state") @Nullable JobState state,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(jobs.list(vehicleId, state, cursor, limit + 1), limit, Job::id, JobView::of, uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response get(UUID id) {
        return jobs.findByIdOptional(id)
                .map(job -> show(job, rentals.of(job.vehicleId())))
                .orElseGet(() -> Problem.notFound("maintenance job", id).response());
    }

    private static Response show(Job job) {
        return show(job, List.of());
    }

    private static Response show(Job job, List<UUID> activeRentals) {
        return Response.ok(JobView.of(job, activeRentals))
                .tag(Long.toString(job.version()))
                .build();
    }
}
