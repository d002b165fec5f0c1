package org.fleetrental.fleet.vehicle;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/vehicles/import")
@Consumes(MediaType.APPLICATION_JSON)
class VehicleImportResource {

    static final int ROWS_MAX = 500;

    /** With the number of a row it still is a key. */
    private static final int KEY_CHARS_MAX = 250;

    private final VehicleImport vehicles;

    VehicleImportResource(VehicleImport vehicles) {
        this.vehicles = vehicles;
    }

    /** Answers row by row. Only what cannot be read at all is refused as a whole. */
    @POST
    @RolesAllowed("fleet-manager")
    public Response take(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Size(min = 1, max = ROWS_MAX) List<@NotNull RegistrationRequest> rows) {
        if (key == null || key.isBlank() || key.length() > KEY_CHARS_MAX) {
            return Problem.malformed(
                            "Idempotency-Key",
                            "this header is required, with 1 to %d characters".formatted(KEY_CHARS_MAX))
                    .response();
        }
        return Response.ok(vehicles.take(key, rows)).build();
    }
}
