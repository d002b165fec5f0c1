package org.fleetrental.fleet.hold;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.fleetrental.fleet.vehicle.PartsOfVehicle;
import org.fleetrental.http.Page;
import org.jspecify.annotations.Nullable;

@Path("/v1/vehicles/{vehicleId}/findings")
class FindingResource {

    private final Findings findings;
    private final PartsOfVehicle parts;

    FindingResource(Findings findings, PartsOfVehicle parts) {
        this.findings = findings;
        this.parts = parts;
    }

    @GET
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response list(
            UUID vehicleId,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return parts.answer(vehicleId, () -> {
            var found = findings.list(vehicleId, cursor, limit + 1);
            return Page.of(found, limit, Finding::id, Finding::view, uri);
        });
    }
}
