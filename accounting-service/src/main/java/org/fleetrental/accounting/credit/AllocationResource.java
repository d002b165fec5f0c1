package org.fleetrental.accounting.credit;

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
import java.util.function.Function;
import org.fleetrental.accounting.rentalaccount.MoneyLimits;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Money;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers/{customerId}/credit-allocations")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "accountant"})
class AllocationResource {

    private final Allocating allocating;
    private final CreditTransfers transfers;
    private final Idempotency idempotency;

    AllocationResource(Allocating allocating, CreditTransfers transfers, Idempotency idempotency) {
        this.allocating = allocating;
        this.transfers = transfers;
        this.idempotency = idempotency;
    }

    @POST
    public Response allocate(
            UUID customerId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull AllocationRequest request) {
        return idempotency.once(key, request, () -> answer(customerId, request));
    }

    private Response answer(UUID customerId, AllocationRequest request) {
        return MoneyLimits.refusal(request.amount())
                .map(Problem::response)
                .orElseGet(() -> allocate(customerId, request));
    }

    private Response allocate(UUID customerId, AllocationRequest request) {
        var currency = request.amount().currency();
        return switch (allocating.allocate(customerId, request)) {
            case Allocating.Allocated(var made) -> {
                var allocation = AllocationView.of(made);
                yield Response.created(URI.create(
                                "/v1/customers/%s/credit-allocations/%s".formatted(customerId, allocation.id())))
                        .entity(allocation)
                        .build();
            }
            case Allocating.UnknownRental _ ->
                Problem.of(
                                409,
                                "rental-unknown",
                                "Nothing was charged yet to the customer for a rental %s".formatted(request.rentalId()))
                        .response();
            case Allocating.OtherCurrency(var other) ->
                Problem.of(409, "currency-mismatch", "The account of the rental is in %s".formatted(other))
                        .with("currency", other)
                        .response();
            case Allocating.MoreThanOwed(var dueMinor) ->
                Problem.of(409, "exceeds-due", "The rental owes less than that")
                        .with("due", new Money(dueMinor, currency))
                        .response();
            case Allocating.MoreThanCredit(var creditMinor) ->
                Problem.of(409, "exceeds-credit", "The customer has less credit than that")
                        .with("credit", new Money(creditMinor, currency))
                        .response();
        };
    }

    @GET
    public Page<AllocationView> list(
            UUID customerId,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var found =
                transfers.byAllocation(customerId, Objects.requireNonNullElse(cursor, Page.START), limit + 1).stream()
                        .map(AllocationView::of)
                        .toList();
        return Page.of(found, limit, AllocationView::id, Function.identity(), uri);
    }

    @GET
    @Path("{id}")
    public Response get(UUID customerId, UUID id) {
        var found = transfers.ofAllocation(customerId, id);
        return found.isEmpty()
                ? Problem.notFound("allocation of credit", id).response()
                : Response.ok(AllocationView.of(found)).build();
    }
}
