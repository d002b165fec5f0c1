package org.fleetrental.accounting.charge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.fleetrental.accounting.http.Parameter;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/charges")
class ChargeResource {

    private final Charges charges;

    ChargeResource(Charges charges) {
        this.charges = charges;
    }

    @GET
    @RolesAllowed({"accountant", "agent"})
    public Page<ChargeView> list(
            @QueryParam("rentalId") @Nullable String rentalId,
            @QueryParam("customerId") @Nullable String customerId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            UriInfo uri) {
        var count = Parameter.limit(limit);
        var found = charges.list(
                Parameter.uuid("rentalId", rentalId),
                Parameter.uuid("customerId", customerId),
                Parameter.uuid("cursor", cursor),
                count + 1);
        return Page.of(found, count, Charge::id, ChargeView::of, uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"accountant", "agent"})
    public Response get(UUID id) {
        return charges.findByIdOptional(id)
                .map(charge -> Response.ok(ChargeView.of(charge)).build())
                .orElseGet(() -> Problem.notFound("charge", id).response());
    }
}
