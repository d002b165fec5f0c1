package org.fleetrental.maintenance.incident;

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
import java.util.UUID;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.fleetrental.maintenance.job.Window;
import org.jspecify.annotations.Nullable;

@Path("/v1/incidents")
@Consumes(MediaType.APPLICATION_JSON)
class IncidentResource {

    private final Incidents incidents;
    private final IncidentDesk desk;
    private final Idempotency idempotency;

    IncidentResource(Incidents incidents, IncidentDesk desk, Idempotency idempotency) {
        this.incidents = incidents;
        this.desk = desk;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed({"agent", "mechanic", "fleet-manager"})
    public Response report(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull IncidentRequest request) {
        return idempotency.onceIfKeyed(key, request, () -> switch (desk.report(request)) {
            case IncidentDesk.Done(var incident) ->
                Response.created(URI.create("/v1/incidents/" + incident.id()))
                        .entity(IncidentView.of(incident))
                        .build();
            case IncidentDesk.Outcome refused -> answer(refused);
        });
    }

    @POST
    @Path("{id}/job")
    @RolesAllowed({"mechanic", "fleet-manager"})
    public Response seeTo(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull IncidentJobRequest request) {
        return idempotency.onceIfKeyed(key, request, () -> switch (Window.of(request.startsAt(), request.endsAt())) {
            case Window.Invalid(var field, var reason) ->
                Problem.invalid(field, reason).response();
            case Window.Valid(var window) ->
                desk.seeTo(id, request.type(), window)
                        .map(outcome -> outcome instanceof IncidentDesk.Done(var incident)
                                ? Response.created(URI.create("/v1/maintenance-jobs/" + incident.jobId()))
                                        .entity(IncidentView.of(incident))
                                        .build()
                                : answer(outcome))
                        .orElseGet(() -> Problem.notFound("incident", id).response());
        });
    }

    @POST
    @Path("{id}/dismiss")
    @RolesAllowed({"mechanic", "fleet-manager"})
    public Response dismiss(UUID id, @Valid @NotNull DismissalRequest request) {
        return desk.dismiss(id, request.reason())
                .map(IncidentResource::answer)
                .orElseGet(() -> Problem.notFound("incident", id).response());
    }

    private static Response answer(IncidentDesk.Outcome outcome) {
        return switch (outcome) {
            case IncidentDesk.Done(var incident) ->
                Response.ok(IncidentView.of(incident)).build();
            case IncidentDesk.ClosedBefore(var state) ->
                Problem.of(409, "incident-closed", "The incident is %s".formatted(state))
                        .with("state", state)
                        .response();
            case IncidentDesk.NotPossible(var field, var reason) ->
                Problem.invalid(field, reason).response();
        };
    }

    @GET
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Page<IncidentView> list(
            @QueryParam("vehicleId") @Nullable UUID vehicleId,
            @QueryParam("state") @Nullable IncidentState state,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(incidents.list(vehicleId, state, cursor, limit + 1), limit, Incident::id, IncidentView::of, uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response get(UUID id) {
        return incidents
                .findByIdOptional(id)
                .map(incident -> Response.ok(IncidentView.of(incident)).build())
                .orElseGet(() -> Problem.notFound("incident", id).response());
    }
}
