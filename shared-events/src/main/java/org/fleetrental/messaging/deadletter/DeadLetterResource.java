package org.fleetrental.messaging.deadletter;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.fleetrental.http.Page;
import org.fleetrental.http.PlainText;
import org.fleetrental.messaging.operator.DiscardRequest;
import org.fleetrental.messaging.schema.PayloadView;
import org.fleetrental.messaging.schema.SchemaRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Messages that this service could not handle. A POST needs no idempotency key: one that is repeated finds the letter
 * settled, and gets the same answer.
 */
@Path("/v1/dead-letters")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
class DeadLetterResource {

    private final DeadLetterDesk desk;
    private final DeadLetterTable table;
    private final SchemaRegistry registry;
    private final SecurityIdentity identity;

    DeadLetterResource(DeadLetterDesk desk, DeadLetterTable table, SchemaRegistry registry, SecurityIdentity identity) {
        this.desk = desk;
        this.table = table;
        this.registry = registry;
        this.identity = identity;
    }

    /** The newest first. */
    @GET
    @Operation(summary = "Lists dead letters, the newest first")
    public Page<DeadLetterView> list(
            @QueryParam("status") DeadLetter.@Nullable Status status,
            @QueryParam("topic") @PlainText @Nullable String topic,
            @QueryParam("key") @PlainText @Nullable String key,
            @QueryParam("errorType") @PlainText @Nullable String errorType,
            @QueryParam("eventType") @PlainText @Nullable String eventType,
            @QueryParam("receivedAfter") @Nullable Instant receivedAfter,
            @QueryParam("receivedBefore") @Nullable Instant receivedBefore,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var filter = new DeadLetterFilter(status, topic, key, errorType, eventType, receivedAfter, receivedBefore);
        return Page.of(table.list(filter, cursor, limit + 1), limit, DeadLetter::id, DeadLetterView::of, uri);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Shows a dead letter: headers, decoded payload, error")
    public Response get(UUID id) {
        return table.find(id)
                .map(letter -> Response.ok(details(letter)).build())
                .orElseGet(() -> DeadLetterProblems.unknown(id).response());
    }

    private DeadLetterDetails details(DeadLetter letter) {
        boolean waits = letter.status().waits();
        return new DeadLetterDetails(
                DeadLetterView.of(letter),
                waits ? table.behind(letter) : 0,
                (waits ? table.before(letter) : Optional.<UUID>empty()).orElse(null),
                letter.headers(),
                PayloadView.of(letter.value(), registry::schema),
                letter.failure() == null ? null : letter.failure().stackTrace());
    }

    @POST
    @Path("{id}/replay")
    @Operation(summary = "Hands a dead letter to its handler again, and then what waits behind it")
    public Response replay(UUID id) {
        return answer(id, desk.replay(id, operator()));
    }

    @POST
    @Path("{id}/discard")
    @Operation(summary = "Gives a dead letter up, with a reason")
    public Response discard(UUID id, @Valid @NotNull DiscardRequest request) {
        return answer(id, desk.discard(id, operator(), request.reason()));
    }

    private String operator() {
        return identity.getPrincipal().getName();
    }

    private static Response answer(UUID id, Settlement settlement) {
        return switch (settlement) {
            case Settlement.Done(var letter) ->
                Response.ok(DeadLetterView.of(letter)).build();
            case Settlement.Failed(var letter) ->
                DeadLetterProblems.failed(letter).response();
            case Settlement.HeldUp(var reason) ->
                DeadLetterProblems.heldUp(reason).response();
            case Settlement.NotFirst(var before) ->
                DeadLetterProblems.notFirst(before).response();
            case Settlement.Over(var letter) -> DeadLetterProblems.over(letter).response();
            case Settlement.Unknown() -> DeadLetterProblems.unknown(id).response();
        };
    }
}
