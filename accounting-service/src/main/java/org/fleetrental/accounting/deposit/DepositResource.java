package org.fleetrental.accounting.deposit;

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
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.fleetrental.accounting.rentalaccount.MoneyLimits;
import org.fleetrental.http.Contention;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Money;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/deposits")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "accountant"})
class DepositResource {

    private final Safe safe;
    private final Deposits deposits;
    private final Idempotency idempotency;

    DepositResource(Safe safe, Deposits deposits, Idempotency idempotency) {
        this.safe = safe;
        this.deposits = deposits;
        this.idempotency = idempotency;
    }

    @POST
    public Response authorize(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull DepositRequest request) {
        return idempotency.once(
                key,
                request,
                () -> checked(request.amount(), () -> {
                    var outcome = safe.authorize(request);
                    return outcome instanceof Safe.Done(var deposit)
                            ? Response.created(URI.create("/v1/deposits/" + deposit.id()))
                                    .entity(DepositView.of(deposit))
                                    .build()
                            : answer(request.rentalId(), outcome);
                }));
    }

    /** A second capture is refused by itself; a key is needed only by who wants the first answer again. */
    @POST
    @Path("{id}/capture")
    public Response capture(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull MoveRequest request) {
        return idempotency.onceIfKeyed(
                key, request, () -> checked(request.amount(), () -> answer(id, safe.capture(id, request.amount()))));
    }

    /** A deposit can pay twice: a key tells a repetition from that. */
    @POST
    @Path("{id}/apply")
    public Response apply(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull MoveRequest request) {
        return idempotency.once(
                key, request, () -> checked(request.amount(), () -> answer(id, safe.apply(id, request.amount()))));
    }

    /** A second release is refused by itself. */
    @POST
    @Path("{id}/release")
    public Response release(UUID id) {
        return Contention.resolved(() -> answer(id, safe.release(id)));
    }

    private static Response checked(Money amount, Supplier<Response> then) {
        return MoneyLimits.refusal(amount).map(Problem::response).orElseGet(then);
    }

    private static Response answer(UUID id, Safe.Outcome outcome) {
        return switch (outcome) {
            case Safe.Done(var deposit) -> Response.ok(DepositView.of(deposit)).build();
            case Safe.UnknownDeposit _ -> Problem.notFound("deposit", id).response();
            case Safe.NotInThisState(var state) ->
                Problem.of(409, "deposit-state", "The deposit is %s".formatted(state))
                        .with("state", state.name())
                        .response();
            case Safe.OtherCurrency(var currency) ->
                Problem.of(409, "currency-mismatch", "It has to be in %s".formatted(currency))
                        .with("currency", currency)
                        .response();
            case Safe.MoreThanLeft(var leftMinor, var currency) ->
                Problem.of(409, "exceeds-deposit", "There is less of the deposit than that")
                        .with("left", new Money(leftMinor, currency))
                        .response();
            case Safe.MoreThanOwed(var dueMinor, var currency) ->
                Problem.of(409, "exceeds-due", "The rental owes less than that")
                        .with("due", new Money(dueMinor, currency))
                        .response();
        };
    }

    @GET
    public Page<DepositView> list(
            @QueryParam("rentalId") @NotNull UUID rentalId,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var found = deposits.of(rentalId, Objects.requireNonNullElse(cursor, Page.START), limit + 1);
        return Page.of(found, limit, Deposit::id, DepositView::of, uri);
    }

    @GET
    @Path("{id}")
    public Response get(UUID id) {
        return deposits.find(id)
                .map(deposit -> Response.ok(DepositView.of(deposit)).build())
                .orElseGet(() -> Problem.notFound("deposit", id).response());
    }
}
