package org.fleetrental.accounting.payment;

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
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.accounting.rentalaccount.MoneyLimits;
import org.fleetrental.http.ForCustomers;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Money;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/payments")
@Consumes(MediaType.APPLICATION_JSON)
class PaymentResource {

    private final Till till;
    private final Payments payments;
    private final Refunds refunds;
    private final Idempotency idempotency;

    PaymentResource(Till till, Payments payments, Refunds refunds, Idempotency idempotency) {
        this.till = till;
        this.payments = payments;
        this.refunds = refunds;
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
                        .entity(PaymentView.of(payment, 0))
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
    @RolesAllowed({"agent", "accountant", "customer"})
    @ForCustomers(Payments.class)
    public Response get(UUID id) {
        return payments.findByIdOptional(id)
                .map(payment -> Response.ok(PaymentView.of(payment, refunds.refundedMinor(id)))
                        .build())
                .orElseGet(() -> Problem.notFound("payment", id).response());
    }

    /** Not more than the payment can go back, but a part of it can twice: a key tells a repetition from that. */
    @POST
    @Path("{id}/refund")
    @RolesAllowed("accountant")
    public Response refund(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull RefundRequest request) {
        return idempotency.onceIfKeyed(key, request, () -> giveBack(id, request));
    }

    private Response giveBack(UUID id, RefundRequest request) {
        return MoneyLimits.refusal(request.amount()).map(Problem::response).orElseGet(() -> refunded(id, request));
    }

    private Response refunded(UUID id, RefundRequest request) {
        return switch (till.refund(id, request)) {
            case Till.Refunded(var refund) ->
                Response.created(URI.create("/v1/payments/%s/refunds/%s".formatted(id, refund.id())))
                        .entity(RefundView.of(refund))
                        .build();
            case Till.UnknownPayment _ -> Problem.notFound("payment", id).response();
            case Till.NotTheCurrency(var currency) ->
                Problem.of(409, "currency-mismatch", "The payment was made in %s".formatted(currency))
                        .with("currency", currency)
                        .response();
            case Till.MoreThanLeft(var leftMinor, var currency) ->
                Problem.of(409, "refund-exceeds-payment", "Of the payment, less than that has not gone back yet")
                        .with("left", new Money(leftMinor, currency))
                        .response();
            case Till.OwesTooMuch _ ->
                Problem.of(409, "account-overflow", "The account of the rental cannot hold what would be owed")
                        .response();
        };
    }

    @GET
    @Path("{id}/refunds")
    @RolesAllowed({"agent", "accountant", "customer"})
    @ForCustomers(Payments.class)
    public Response refunds(
            UUID id,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        if (payments.findByIdOptional(id).isEmpty()) {
            return Problem.notFound("payment", id).response();
        }
        var found = refunds.of(id, Optional.ofNullable(cursor), limit + 1);
        return Response.ok(Page.of(found, limit, Refund::id, RefundView::of, uri))
                .build();
    }

    @GET
    @Path("{id}/refunds/{refundId}")
    @RolesAllowed({"agent", "accountant", "customer"})
    @ForCustomers(Payments.class)
    public Response refund(UUID id, UUID refundId) {
        return refunds.find("id = ?1 and paymentId = ?2", refundId, id)
                .firstResultOptional()
                .map(refund -> Response.ok(RefundView.of(refund)).build())
                .orElseGet(() -> Problem.notFound("refund", refundId).response());
    }
}
