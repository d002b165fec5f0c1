package org.fleetrental.accounting.writeoff;

import io.quarkus.security.identity.SecurityIdentity;
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
import java.time.LocalDate;
import java.util.UUID;
import org.fleetrental.accounting.rentalaccount.MoneyLimits;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Money;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/write-offs")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("accountant")
class WriteOffResource {

    private final WritingOff writingOff;
    private final WriteOffs writeOffs;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    WriteOffResource(WritingOff writingOff, WriteOffs writeOffs, Idempotency idempotency, SecurityIdentity identity) {
        this.writingOff = writingOff;
        this.writeOffs = writeOffs;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @POST
    public Response writeOff(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull WriteOffRequest request) {
        return idempotency.once(
                key,
                request,
                () -> MoneyLimits.refusal(request.amount())
                        .map(Problem::response)
                        .orElseGet(() -> giveUp(request)));
    }

    private Response giveUp(WriteOffRequest request) {
        return switch (writingOff.writeOff(request, identity.getPrincipal().getName())) {
            case WritingOff.WrittenOff(var writeOff) ->
                Response.created(URI.create("/v1/write-offs/" + writeOff.id()))
                        .entity(WriteOffView.of(writeOff))
                        .build();
            case WritingOff.UnknownRental _ ->
                Problem.of(
                                409,
                                "rental-unknown",
                                "Nothing was charged yet for a rental %s".formatted(request.rentalId()))
                        .response();
            case WritingOff.OtherCurrency(var currency) ->
                Problem.of(409, "currency-mismatch", "The account of the rental is in %s".formatted(currency))
                        .with("currency", currency)
                        .response();
            case WritingOff.MoreThanOwed(var dueMinor, var currency) ->
                Problem.of(409, "exceeds-due", "The rental owes less than that")
                        .with("due", new Money(dueMinor, currency))
                        .response();
        };
    }

    /**
     * By the time of writing off.
     *
     * @param from first day, in UTC
     * @param to last day, in UTC
     */
    @GET
    public Page<WriteOffView> list(
            @QueryParam("rentalId") @Nullable UUID rentalId,
            @QueryParam("customerId") @Nullable UUID customerId,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var filter = new WriteOffs.Filter(rentalId, customerId, from, to);
        var found = writeOffs.list(filter, cursor == null ? null : last(cursor), limit + 1);
        return Page.of(found, limit, WriteOff::id, WriteOffView::of, uri);
    }

    private WriteOff last(UUID cursor) {
        return writeOffs.find(cursor).orElseThrow(Page::unknownCursor);
    }

    @GET
    @Path("{id}")
    public Response get(UUID id) {
        return writeOffs
                .find(id)
                .map(writeOff -> Response.ok(WriteOffView.of(writeOff)).build())
                .orElseGet(() -> Problem.notFound("write-off", id).response());
    }
}
