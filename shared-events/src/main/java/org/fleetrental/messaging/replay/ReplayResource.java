package org.fleetrental.messaging.replay;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.fleetrental.messaging.operator.Run;
import org.fleetrental.messaging.operator.RunProblems;
import org.jspecify.annotations.Nullable;

/**
 * Replays of a topic, for operators; see {@link TopicReplays}. A POST needs no idempotency key: one that is repeated
 * finds the first replay running, or does it again, which changes nothing.
 */
@Path("/v1/messaging/replays")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
class ReplayResource {

    private final TopicReplays replays;
    private final SecurityIdentity identity;

    ReplayResource(TopicReplays replays, SecurityIdentity identity) {
        this.replays = replays;
        this.identity = identity;
    }

    /** @param to exclusive; absent for all that the service has consumed */
    @Schema(
            examples =
                    "{\"topic\": \"fleet.rentals\", \"from\": \"2026-11-24T08:00:00Z\", \"to\": \"2026-11-24T09:00:00Z\"}")
    record ReplayRequest(
            @NotBlank String topic,
            @NotNull Instant from,
            @Nullable Instant to) {}

    @POST
    @Operation(summary = "Reads a topic again into this service, from a time on")
    public Response start(@Valid @NotNull ReplayRequest request) {
        return switch (replays.start(
                request.topic(),
                request.from(),
                request.to(),
                identity.getPrincipal().getName())) {
            case TopicReplays.Started(var run) ->
                Response.accepted(ReplayView.of(run))
                        .location(URI.create("/v1/messaging/replays/" + run.id()))
                        .build();
            case TopicReplays.Busy(var run) ->
                RunProblems.busy("replay", "Topic " + request.topic() + " is being replayed already", run)
                        .response();
            case TopicReplays.Refused(var field, var reason) ->
                Problem.invalid(field, reason).response();
        };
    }

    @GET
    @Operation(summary = "Lists replays of topics, the newest first")
    public Page<ReplayView> list(
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(replays.list(cursor, limit + 1), limit, Run::id, ReplayView::of, uri);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Shows how far a replay is")
    public Response get(UUID id) {
        return replays.find(id)
                .map(run -> Response.ok(ReplayView.of(run)).build())
                .orElseGet(() -> Problem.notFound("replay", id).response());
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Stops a replay")
    public Response cancel(UUID id) {
        var run = replays.find(id);
        if (run.isEmpty()) {
            return Problem.notFound("replay", id).response();
        }
        if (!replays.cancel(id, identity.getPrincipal().getName())) {
            return RunProblems.over("replay", run.get()).response();
        }
        return Response.accepted(ReplayView.of(replays.find(id).orElseThrow())).build();
    }
}
