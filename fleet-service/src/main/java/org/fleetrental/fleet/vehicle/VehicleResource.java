package org.fleetrental.fleet.vehicle;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/vehicles")
class VehicleResource {

    private final Vehicles vehicles;
    private final StateChanges history;
    private final Registration registration;
    private final Lifecycle lifecycle;

    VehicleResource(Vehicles vehicles, StateChanges history, Registration registration, Lifecycle lifecycle) {
        this.vehicles = vehicles;
        this.history = history;
        this.registration = registration;
        this.lifecycle = lifecycle;
    }

    @POST
    @RolesAllowed("fleet-manager")
    public Response register(@Valid @NotNull RegistrationRequest request) {
        return switch (Vin.parse(request.vin())) {
            case Vin.Invalid(var reason) -> Problem.invalid("vin", reason).response();
            case Vin.Valid(var vin) ->
                switch (registration.register(vin, request.description(), request.odometerKm())) {
                    case Registration.Registered(var vehicle) ->
                        Response.created(URI.create("/v1/vehicles/" + vehicle.id()))
                                .tag(Long.toString(vehicle.version()))
                                .entity(VehicleView.of(vehicle))
                                .build();
                    case Registration.VinTaken(var taken) ->
                        Problem.of(409, "vin-taken", "A vehicle with VIN %s is in the fleet already".formatted(taken))
                                .response();
                };
        };
    }

    @GET
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Page<VehicleView> list(
            @QueryParam("state") @Nullable VehicleState state,
            @QueryParam("vehicleClass") @Nullable VehicleClass vehicleClass,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(vehicles.list(state, vehicleClass, cursor, limit + 1), limit, Vehicle::id, VehicleView::of, uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response get(UUID id) {
        return vehicles.findByIdOptional(id)
                .map(vehicle -> Response.ok(VehicleView.of(vehicle))
                        .tag(Long.toString(vehicle.version()))
                        .build())
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
                    case Vehicle.DecommissionedBefore _ ->
                        Problem.of(409, "vehicle-decommissioned", "The vehicle left the fleet before")
                                .response();
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
        if (!vehicles.has(id)) {
            return Problem.notFound("vehicle", id).response();
        }
        var changes = history.list(id, cursor, limit + 1);
        return Response.ok(Page.of(changes, limit, StateChange::id, StateChangeView::of, uri))
                .build();
    }
}
