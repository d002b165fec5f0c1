package org.fleetrental.maintenance.plan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.fleetrental.maintenance.vehicle.Standing;
import org.jspecify.annotations.Nullable;

@Path("/v1/maintenance-plans")
@Consumes(MediaType.APPLICATION_JSON)
class PlanResource {

    private final Plans plans;
    private final Planning planning;
    private final Idempotency idempotency;

    PlanResource(Plans plans, Planning planning, Idempotency idempotency) {
        this.plans = plans;
        this.planning = planning;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed("fleet-manager")
    public Response plan(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull PlanRequest request) {
        return idempotency.onceIfKeyed(
                key, request, () -> request.flaw().map(Problem::response).orElseGet(() -> planned(request)));
    }

    private Response planned(PlanRequest request) {
        return switch (planning.plan(request)) {
            case Planning.Planned(var plan) ->
                Response.created(URI.create("/v1/maintenance-plans/" + plan.id()))
                        .entity(PlanView.of(plan))
                        .build();
            case Planning.NoVehicle(var standing) ->
                Problem.invalid(
                                "vehicleId",
                                standing == Standing.NOT_KNOWN
                                        ? "there is no such vehicle"
                                        : "this vehicle is decommissioned")
                        .response();
        };
    }

    @GET
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Page<PlanView> list(
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(plans.list(cursor, limit + 1), limit, Plan::id, PlanView::of, uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response get(UUID id) {
        return plans.get(id)
                .map(plan -> Response.ok(PlanView.of(plan)).build())
                .orElseGet(() -> Problem.notFound("maintenance plan", id).response());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed("fleet-manager")
    public Response end(UUID id) {
        return planning.end(id)
                ? Response.noContent().build()
                : Problem.notFound("maintenance plan", id).response();
    }
}
