package org.fleetrental.messaging.outbox;

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
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.fleetrental.messaging.operator.DiscardRequest;
import org.fleetrental.messaging.outbox.ParkedEvent.State;
import org.jspecify.annotations.Nullable;

/**
 * Events of this service that could not be sent. A POST needs no idempotency key: one that is repeated finds the event
 * decided about, and gets the same answer.
 */
@Path("/v1/outbox/parked")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
class OutboxResource {

    private final ParkedEvents events;
    private final SecurityIdentity identity;

    OutboxResource(ParkedEvents events, SecurityIdentity identity) {
        this.events = events;
        this.identity = identity;
    }

    /** Which of them to list. */
    enum Listed {
        PARKED,
        DISCARDED
    }

    /** The newest first. */
    @GET
    @Operation(summary = "Lists events that can never be sent as they are")
    public Page<ParkedEvent> list(
            @QueryParam("state") @DefaultValue("PARKED") Listed state,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var found = events.list(state == Listed.DISCARDED, cursor, limit + 1);
        return Page.of(found, limit, ParkedEvent::eventId, Function.identity(), uri);
    }

    /** 409 if it is discarded. */
    @POST
    @Path("{eventId}/release")
    @Operation(summary = "Lets the relay try a parked event again")
    public Response release(UUID eventId) {
        return events.release(eventId, operator())
                .map(event -> event.state() == State.DISCARDED
                        ? over(event)
                        : Response.ok(event).build())
                .orElseGet(() -> Problem.notFound("event", eventId).response());
    }

    /** 409 if it is not parked. */
    @POST
    @Path("{eventId}/discard")
    @Operation(summary = "Gives a parked event up, with a reason")
    public Response discard(UUID eventId, @Valid @NotNull DiscardRequest request) {
        return events.discard(eventId, operator(), request.reason())
                .map(event ->
                        event.state() == State.DISCARDED ? Response.ok(event).build() : over(event))
                .orElseGet(() -> Problem.notFound("event", eventId).response());
    }

    private static Response over(ParkedEvent event) {
        return Problem.of(409, "event-not-parked", "It is %s".formatted(event.state()))
                .with("state", event.state())
                .response();
    }

    private String operator() {
        return identity.getPrincipal().getName();
    }
}
