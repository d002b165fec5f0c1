package org.fleetrental.maintenance.job;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.http.Problem;
import org.fleetrental.maintenance.vehicle.Standing;
import org.fleetrental.maintenance.vehicle.Vehicles;
import org.jspecify.annotations.Nullable;

@Path("/v1/vehicles/{vehicleId}/maintenance-costs")
class CostResource {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final Costs costs;
    private final Vehicles vehicles;

    CostResource(Costs costs, Vehicles vehicles) {
        this.costs = costs;
        this.vehicles = vehicles;
    }

    /**
     * By the time of completion. The distance is known from the registration to now, and for no part of that: with a
     * {@code from} or {@code to} there is no cost per kilometre.
     */
    @GET
    @RolesAllowed({"mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response get(
            UUID vehicleId, @QueryParam("from") @Nullable Instant from, @QueryParam("to") @Nullable Instant to) {
        if (vehicles.standing(vehicleId) == Standing.NOT_KNOWN) {
            return Problem.notFound("vehicle", vehicleId).response();
        }
        var begin = from == null ? EARLIEST : from;
        var end = to == null ? LATEST : to;
        if (begin.isBefore(EARLIEST) || end.isAfter(LATEST) || !begin.isBefore(end)) {
            return Problem.malformed("to", "must be after from, both in the years 2000 to 2099")
                    .response();
        }
        var driven = from == null && to == null ? vehicles.driven(vehicleId).orElse(null) : null;
        return Response.ok(CostView.of(vehicleId, from, to, costs.of(vehicleId, begin, end), driven))
                .build();
    }
}
