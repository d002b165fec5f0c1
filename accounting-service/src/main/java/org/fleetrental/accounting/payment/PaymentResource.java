package org.fleetrental.accounting.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/payments")
class PaymentResource {

    private final Till till;
    private final Payments payments;
    private final Idempotency idempotency;

    PaymentResource(Till till, Payments payments, Idempotency idempotency) {
        this.till = till;
        this.payments = payments;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed({"agent", "accountant"})
    public Response receive(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull PaymentRequest request) {
        return idempotency.once(
                key, request, () -> request.refusal().map(Problem::response).orElseGet(() -> take(request)));
    }

    private Response take(PaymentRequest request) {
        return switch (till.receive(request)) {
            case Till.Received(var payment) ->
                Response.created(URI.create("/v1/payments/" + payment.id()))
                        .entity(PaymentView.of(payment))
                        .build();
            case Till.OtherCurrency(var currency) ->
                Problem.of(409, "currency-mismatch", "The account of the rental is in %s".formatted(currency))
                        .with("currency", currency)
                        .response();
            case Till.TooMuch _ ->
                Problem.invalid("amount.amountMinor", "the account of the rental cannot hold that much")
                        .response();
        };
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "accountant"})
    public Response get(UUID id) {
        return payments.findByIdOptional(id)
                .map(payment -> Response.ok(PaymentView.of(payment)).build())
                .orElseGet(() -> Problem.notFound("payment", id).response());
    }
}
