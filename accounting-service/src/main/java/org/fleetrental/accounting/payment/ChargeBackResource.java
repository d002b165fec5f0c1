package org.fleetrental.accounting.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/payments/{id}/charge-back")
@Consumes(MediaType.APPLICATION_JSON)
class ChargeBackResource {

    private final ChargingBack chargingBack;
    private final ChargeBacks chargeBacks;
    private final Idempotency idempotency;

    ChargeBackResource(ChargingBack chargingBack, ChargeBacks chargeBacks, Idempotency idempotency) {
        this.chargingBack = chargingBack;
        this.chargeBacks = chargeBacks;
        this.idempotency = idempotency;
    }

    /** A second one is refused by itself, so a key is needed only by who wants the first answer again. */
    @POST
    @RolesAllowed("accountant")
    public Response chargeBack(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull ChargeBackRequest request) {
        return idempotency.onceIfKeyed(key, request, () -> answer(id, chargingBack.chargeBack(id, request.reason())));
    }

    private static Response answer(UUID paymentId, ChargingBack.Outcome outcome) {
        return switch (outcome) {
            case ChargingBack.ChargedBack(var chargeBack) ->
                Response.created(URI.create("/v1/payments/%s/charge-back".formatted(paymentId)))
                        .entity(ChargeBackView.of(chargeBack))
                        .build();
            case ChargingBack.NoPayment _ ->
                Problem.notFound("payment", paymentId).response();
            case ChargingBack.NotByCard(var method) ->
                Problem.of(409, "payment-not-by-card", "The payment was made by %s".formatted(method))
                        .with("method", method.name())
                        .response();
            case ChargingBack.AlreadyChargedBack(var before) ->
                Problem.of(409, "payment-already-charged-back", "The bank has taken the payment back before")
                        .with("chargedBackAt", String.valueOf(before.chargedBackAt()))
                        .response();
            case ChargingBack.NothingLeft _ ->
                Problem.of(409, "payment-already-refunded", "All of the payment has gone back before")
                        .response();
            case ChargingBack.CannotOwe _ ->
                Problem.of(409, "account-overflow", "The account of the rental cannot hold what would be owed")
                        .response();
        };
    }

    @GET
    @RolesAllowed({"agent", "accountant"})
    public Response get(UUID id) {
        return chargeBacks
                .of(id)
                .map(chargeBack -> Response.ok(ChargeBackView.of(chargeBack)).build())
                .orElseGet(
                        () -> Problem.notFound("charge-back of the payment", id).response());
    }
}
