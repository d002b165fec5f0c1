package org.fleetrental.messaging.deadletter;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.fleetrental.http.Page;
import org.fleetrental.http.PlainText;
import org.fleetrental.http.Problem;
import org.fleetrental.messaging.operator.Run;
import org.fleetrental.messaging.operator.RunProblems;
import org.jspecify.annotations.Nullable;

/** Replays of many dead letters; see {@link BulkReplays}. */
@Path("/v1/dead-letters")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
class BulkReplayResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final int DEFAULT_RATE_PER_SECOND = 10;

    private final BulkReplays replays;
    private final SecurityIdentity identity;

    BulkReplayResource(BulkReplays replays, SecurityIdentity identity) {
        this.replays = replays;
        this.identity = identity;
    }

    /** Empty means every open one. */
    record Filter(
            @Size(min = 1) @PlainText @Nullable String topic,
            @Size(min = 1) @PlainText @Nullable String key,
            @Size(min = 1) @PlainText @Nullable String errorType,
            @Size(min = 1) @PlainText @Nullable String eventType,
            @Nullable Instant receivedAfter,
            @Nullable Instant receivedBefore) {

        DeadLetterFilter open() {
            return new DeadLetterFilter(
                    DeadLetter.Status.OPEN, topic, key, errorType, eventType, receivedAfter, receivedBefore);
        }
    }

    /**
     * @param dryRun only tells what would be replayed
     * @param limit {@value #DEFAULT_LIMIT} if absent
     * @param ratePerSecond {@value #DEFAULT_RATE_PER_SECOND} if absent
     */
    @Schema(
            examples =
                    "{\"filter\": {\"topic\": \"fleet.rentals\"}, \"dryRun\": true, \"limit\": 100, \"ratePerSecond\": 20}")
    record BulkReplayRequest(
            @Valid @NotNull Filter filter,
            @Nullable Boolean dryRun,
            @Min(1) @Max(500) @Nullable Integer limit,
            @Min(1) @Max(1_000) @Nullable Integer ratePerSecond) {

        BulkReplays.Wishes wishes() {
            return new BulkReplays.Wishes(
                    filter.open(),
                    Objects.requireNonNullElse(limit, DEFAULT_LIMIT),
                    Objects.requireNonNullElse(ratePerSecond, DEFAULT_RATE_PER_SECOND));
        }
    }

    @POST
    @Path("replay")
    @Operation(summary = "Replays the dead letters that a filter selects, or only counts them")
    public Response start(@Valid @NotNull BulkReplayRequest request) {
        if (Boolean.TRUE.equals(request.dryRun())) {
            return Response.ok(replays.preview(request.wishes())).build();
        }
        return replays.start(request.wishes(), operator())
                .map(run -> Response.accepted(BulkReplayView.of(run))
                        .location(URI.create("/v1/dead-letters/replays/" + run.id()))
                        .build())
                .orElseGet(
                        () -> RunProblems.busy("replay", "Dead letters are being replayed already", replays.running())
                                .response());
    }

    @GET
    @Path("replays")
    @Operation(summary = "Lists bulk replays, the newest first")
    public Page<BulkReplayView> list(
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(replays.list(cursor, limit + 1), limit, Run::id, BulkReplayView::of, uri);
    }

    @GET
    @Path("replays/{id}")
    @Operation(summary = "Shows how far a bulk replay is")
    public Response get(UUID id) {
        return replays.find(id)
                .map(run -> Response.ok(BulkReplayView.of(run)).build())
                .orElseGet(() -> Problem.notFound("replay", id).response());
    }

    @POST
    @Path("replays/{id}/cancel")
    @Operation(summary = "Stops a bulk replay after the dead letter in hand")
    public Response cancel(UUID id) {
        var run = replays.find(id);
        if (run.isEmpty()) {
            return Problem.notFound("replay", id).response();
        }
        if (!replays.cancel(id, operator())) {
            return RunProblems.over("replay", run.get()).response();
        }
        return Response.accepted(BulkReplayView.of(replays.find(id).orElseThrow()))
                .build();
    }

    private String operator() {
        return identity.getPrincipal().getName();
    }
}
