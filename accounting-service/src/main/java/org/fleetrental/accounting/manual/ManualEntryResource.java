package org.fleetrental.accounting.manual;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

/** At the path of the journal, which is read in its own package: a longer path here would hide that. */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("accountant")
class ManualEntryResource {

    private final Bookkeeping bookkeeping;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    ManualEntryResource(Bookkeeping bookkeeping, Idempotency idempotency, SecurityIdentity identity) {
        this.bookkeeping = bookkeeping;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    /** Says where the entry is; what it looks like is read there. */
    record EntryPlace(UUID id) {}

    @POST
    @Path("journal-entries")
    public Response enter(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull EntryRequest request) {
        return idempotency.once(
                key,
                request,
                () -> request.refusal()
                        .map(Problem::response)
                        .orElseGet(() -> answer(bookkeeping.enter(request, caller()))));
    }

    /** A second reversal is refused by itself. */
    @POST
    @Path("journal-entries/{id}/reverse")
    public Response reverse(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull EntryReversal request) {
        return idempotency.onceIfKeyed(key, request, () -> answer(bookkeeping.reverse(id, request.reason(), caller())));
    }

    private String caller() {
        return identity.getPrincipal().getName();
    }

    private static Response answer(Bookkeeping.Outcome outcome) {
        return switch (outcome) {
            case Bookkeeping.Entered(var entry) ->
                Response.created(URI.create("/v1/journal-entries/" + entry.entryId()))
                        .entity(new EntryPlace(entry.entryId()))
                        .build();
            case Bookkeeping.PeriodClosed(var open) ->
                Problem.of(409, "period-closed", "The books are open from %s on".formatted(open))
                        .with("open", open.toString())
                        .response();
            case Bookkeeping.InTheFuture _ ->
                Problem.invalid("bookedOn", "must not be in the future").response();
            case Bookkeeping.UnknownEntry _ ->
                Problem.of(404, "not-found", "There is no such journal entry").response();
            case Bookkeeping.NotByHand _ ->
                Problem.of(409, "entry-not-manual", "The entry books an event: correct what has caused it")
                        .response();
            case Bookkeeping.AlreadyReversed(var entryId) ->
                Problem.of(409, "entry-already-reversed", "The entry was reversed before")
                        .with("reversal", entryId.toString())
                        .response();
        };
    }
}
