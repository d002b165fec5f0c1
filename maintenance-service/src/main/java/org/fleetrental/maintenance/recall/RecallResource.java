package org.fleetrental.maintenance.recall;

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
import java.util.function.Function;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.fleetrental.maintenance.job.Window;
import org.jspecify.annotations.Nullable;

@Path("/v1/recalls")
@Consumes(MediaType.APPLICATION_JSON)
class RecallResource {

    private final Recalls recalls;
    private final RecallDesk desk;
    private final Idempotency idempotency;

    RecallResource(Recalls recalls, RecallDesk desk, Idempotency idempotency) {
        this.recalls = recalls;
        this.desk = desk;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed("fleet-manager")
    public Response announce(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull RecallRequest request) {
        return idempotency.onceIfKeyed(
                key, request, () -> request.flaw().map(Problem::response).orElseGet(() -> announced(request)));
    }

    private Response announced(RecallRequest request) {
        return desk.announce(request)
                .map(recall -> Response.created(URI.create("/v1/recalls/" + recall.id()))
                        .entity(recall.view())
                        .build())
                .orElseGet(() -> Problem.of(
                                409, "campaign-taken", "There is a recall %s already".formatted(request.campaign()))
                        .response());
    }

    @GET
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Page<Recall.View> list(
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(recalls.list(cursor, limit + 1), limit, Recall::id, Recall::view, uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response get(UUID id) {
        return recalls.findByIdOptional(id)
                .map(recall -> Response.ok(recall.view()).build())
                .orElseGet(() -> Problem.notFound("recall", id).response());
    }

    /** The vehicles of the fleet that are meant, as far as is known here, and what has become of each. */
    @GET
    @Path("{id}/vehicles")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response vehicles(
            UUID id,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        if (recalls.findByIdOptional(id).isEmpty()) {
            return Problem.notFound("recall", id).response();
        }
        var found = recalls.affected(id, cursor, limit + 1);
        return Response.ok(Page.of(found, limit, AffectedVehicle::vehicleId, Function.identity(), uri))
                .build();
    }

    @POST
    @Path("{id}/vehicles/{vehicleId}/job")
    @RolesAllowed({"mechanic", "fleet-manager"})
    public Response plan(
            UUID id,
            UUID vehicleId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull RecallJobRequest request) {
        return idempotency.onceIfKeyed(key, request, () -> switch (Window.of(request.startsAt(), request.endsAt())) {
            case Window.Invalid(var field, var reason) ->
                Problem.invalid(field, reason).response();
            case Window.Valid(var window) ->
                desk.plan(id, vehicleId, window)
                        .map(outcome -> answer(vehicleId, outcome))
                        .orElseGet(() -> Problem.notFound("recall", id).response());
        });
    }

    private static Response answer(UUID vehicleId, RecallDesk.Outcome outcome) {
        return switch (outcome) {
            case RecallDesk.Planned(var vehicle) ->
                Response.created(URI.create("/v1/maintenance-jobs/" + vehicle.jobId()))
                        .entity(vehicle)
                        .build();
            case RecallDesk.PlannedBefore(var vehicle) ->
                Problem.of(409, "recall-planned", "There is a job for this vehicle already")
                        .with("vehicle", vehicle)
                        .response();
            case RecallDesk.NotAffected _ ->
                Problem.notFound("affected vehicle", vehicleId).response();
            case RecallDesk.NotPossible(var field, var reason) ->
                Problem.invalid(field, reason).response();
        };
    }
}
