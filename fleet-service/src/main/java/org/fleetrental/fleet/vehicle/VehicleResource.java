package org.fleetrental.fleet.vehicle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Csv;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.IfMatch;
import org.fleetrental.http.MergePatch;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/vehicles")
@Consumes(MediaType.APPLICATION_JSON)
class VehicleResource {

    private static final int CSV_PART = 500;

    private final Vehicles vehicles;
    private final PartsOfVehicle parts;
    private final StateChanges history;
    private final Admission admission;
    private final Editing editing;
    private final MergePatch patches;
    private final Lifecycle lifecycle;
    private final Idempotency idempotency;

    VehicleResource(
            Vehicles vehicles,
            PartsOfVehicle parts,
            StateChanges history,
            Admission admission,
            Editing editing,
            MergePatch patches,
            Lifecycle lifecycle,
            Idempotency idempotency) {
        this.vehicles = vehicles;
        this.parts = parts;
        this.history = history;
        this.admission = admission;
        this.editing = editing;
        this.patches = patches;
        this.lifecycle = lifecycle;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed("fleet-manager")
    public Response register(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull RegistrationRequest request) {
        return idempotency.onceIfKeyed(key, request, () -> admission.answer(request));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Page<VehicleView> list(
            @QueryParam("state") @Nullable VehicleState state,
            @QueryParam("vehicleClass") @Nullable VehicleClass vehicleClass,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(vehicles.list(state, vehicleClass, cursor, limit + 1), limit, Vehicle::id, VehicleView::of, uri);
    }

    /** The whole list, read part by part while it is sent: as large as the fleet, it is never in memory at once. */
    @GET
    @Produces(Csv.MEDIA_TYPE + ";qs=0.5")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public StreamingOutput table(
            @QueryParam("state") @Nullable VehicleState state,
            @QueryParam("vehicleClass") @Nullable VehicleClass vehicleClass) {
        return out -> {
            var csv = new VehicleCsv(out);
            UUID last = null;
            for (var part = part(state, vehicleClass, null); !part.isEmpty(); part = part(state, vehicleClass, last)) {
                csv.write(part);
                last = part.getLast().id();
            }
        };
    }

    /** In a transaction of its own, so that what was sent is forgotten. */
    private List<Vehicle> part(@Nullable VehicleState state, @Nullable VehicleClass vehicleClass, @Nullable UUID last) {
        return QuarkusTransaction.requiringNew().call(() -> vehicles.list(state, vehicleClass, last, CSV_PART));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response get(UUID id) {
        return vehicles.findByIdOptional(id)
                .map(VehicleResource::show)
                .orElseGet(() -> Problem.notFound("vehicle", id).response());
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed("fleet-manager")
    public Response edit(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return editing.edit(id, ifMatch, edit -> patches.apply(patch, edit))
                .map(outcome -> switch (outcome) {
                    case Editing.Edited(var vehicle) -> show(vehicle);
                    case Editing.NotSeen(var problem) -> problem.response();
                    case Editing.PlateTaken(var plate) ->
                        Admission.plateTaken(plate).response();
                    case Editing.Decommissioned _ -> gone().response();
                })
                .orElseGet(() -> Problem.notFound("vehicle", id).response());
    }

    @POST
    @Path("{id}/decommission")
    @RolesAllowed("fleet-manager")
    public Response decommission(UUID id, @Valid @NotNull DecommissionRequest request) {
        return lifecycle
                .decommission(id, request.reason())
                .map(outcome -> switch (outcome) {
                    case Vehicle.Decommissioned _ -> get(id);
                    case Vehicle.StillHeld(var state) ->
                        Problem.of(409, "vehicle-held", "The vehicle is %s: a hold is open".formatted(state))
                                .response();
                    case Vehicle.DecommissionedBefore _ -> gone().response();
                })
                .orElseGet(() -> Problem.notFound("vehicle", id).response());
    }

    @GET
    @Path("{id}/history")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response history(
            UUID id,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return parts.answer(id, () -> {
            var changes = history.list(id, cursor, limit + 1);
            return Page.of(changes, limit, StateChange::id, StateChangeView::of, uri);
        });
    }

    private static Response show(Vehicle vehicle) {
        return IfMatch.tagged(Response.ok(VehicleView.of(vehicle)), vehicle.version())
                .build();
    }

    private static Problem gone() {
        return Problem.of(409, "vehicle-decommissioned", "The vehicle left the fleet before");
    }
}
