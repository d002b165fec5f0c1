package org.fleetrental.accounting.charge;

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
import org.fleetrental.http.ForCustomers;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/charges")
@Consumes(MediaType.APPLICATION_JSON)
class ChargeResource {

    private final Charges charges;
    private final Charging charging;
    private final Idempotency idempotency;

    ChargeResource(Charges charges, Charging charging, Idempotency idempotency) {
        this.charges = charges;
        this.charging = charging;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({"accountant", "agent", "customer"})
    @ForCustomers
    public Page<ChargeView> list(
            @QueryParam("rentalId") @Nullable UUID rentalId,
            @QueryParam("customerId") @Nullable UUID customerId,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var found = charges.list(rentalId, customerId, cursor, limit + 1);
        return Page.of(found, limit, Charge::id, ChargeView::of, uri);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"accountant", "agent", "customer"})
    @ForCustomers(Charges.class)
    public Response get(UUID id) {
        return charges.findByIdOptional(id)
                .map(charge -> Response.ok(ChargeView.of(charge)).build())
                .orElseGet(() -> Problem.notFound("charge", id).response());
    }

    @POST
    @RolesAllowed("accountant")
    public Response charge(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull ChargeRequest request) {
        return idempotency.once(
                key,
                request,
                () -> request.refusal()
                        .map(Problem::response)
                        .orElseGet(() -> answer(request.rentalId(), charging.charge(request))));
    }

    /** A second reversal is refused by itself, so a key is needed only by who wants the first answer again. */
    @POST
    @Path("{id}/reverse")
    @RolesAllowed("accountant")
    public Response reverse(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull ReversalRequest request) {
        return idempotency.onceIfKeyed(key, request, () -> answer(id, charging.reverse(id, request.reason())));
    }

    /** @param asked the rental or the charge that the request names */
    private static Response answer(UUID asked, Charging.Outcome outcome) {
        return switch (outcome) {
            case Charging.Charged(var charge) ->
                Response.created(URI.create("/v1/charges/" + charge.id()))
                        .entity(ChargeView.of(charge))
                        .build();
            case Charging.Reversed(var charge) ->
                Response.ok(ChargeView.of(charge)).build();
            case Charging.UnknownCharge _ -> Problem.notFound("charge", asked).response();
            case Charging.AlreadyReversed(var charge) ->
                Problem.of(409, "charge-already-reversed", "The charge was reversed before")
                        .with("reversedAt", String.valueOf(charge.reversedAt()))
                        .response();
            case Charging.UnknownRental _ ->
                Problem.of(409, "rental-unknown", "Nothing was charged yet for a rental %s".formatted(asked))
                        .response();
            case Charging.OtherCurrency(var currency) ->
                Problem.of(409, "currency-mismatch", "The account of the rental is in %s".formatted(currency))
                        .with("currency", currency)
                        .response();
            case Charging.TooMuch _ ->
                Problem.of(409, "account-overflow", "The account of the rental cannot hold that much")
                        .response();
        };
    }
}
