package org.fleetrental.accounting.charge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
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
            @QueryParam("rentalId") @Nullable UUID rentalId,
            @QueryParam("customerId") @Nullable UUID customerId,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var found = charges.list(
                Optional.ofNullable(rentalId), Optional.ofNullable(customerId), Optional.ofNullable(cursor), limit + 1);
        return Page.of(found, limit, Charge::id, ChargeView::of, uri);
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
