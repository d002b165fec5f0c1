package org.fleetrental.messaging.replay;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.fleetrental.messaging.inbox.Projections;
import org.fleetrental.messaging.operator.Run;
import org.fleetrental.messaging.operator.RunProblems;

/**
 * Projections and their rebuilds, for operators; see {@link ProjectionRebuilds}. A POST needs no idempotency key: one
 * that is repeated finds the first rebuild running, or does it again, which changes nothing.
 */
@Path("/v1/messaging/projections")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
class ProjectionResource {

    private final ProjectionRebuilds rebuilds;
    private final SecurityIdentity identity;

    ProjectionResource(ProjectionRebuilds rebuilds, SecurityIdentity identity) {
        this.rebuilds = rebuilds;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "Lists the projections that can be rebuilt")
    public Page<ProjectionView> list() {
        return new Page<>(rebuilds.projections().stream().map(this::view).toList(), null);
    }

    @GET
    @Path("{name}")
    @Operation(summary = "Shows a projection and its last rebuild")
    public Response get(String name) {
        return rebuilds.projection(name)
                .map(fed -> Response.ok(view(fed)).build())
                .orElseGet(() -> Problem.notFound("projection", name).response());
    }

    private ProjectionView view(Projections.Fed fed) {
        return ProjectionView.of(fed, rebuilds.latest(fed.name()));
    }

    @POST
    @Path("{name}/rebuild")
    @Operation(summary = "Rebuilds a projection from the first event")
    public Response rebuild(String name) {
        return rebuilds.projection(name)
                .map(this::rebuild)
                .orElseGet(() -> Problem.notFound("projection", name).response());
    }

    private Response rebuild(Projections.Fed fed) {
        return rebuilds.start(fed, identity.getPrincipal().getName())
                .map(run -> Response.accepted(RebuildView.of(run))
                        .location(
                                URI.create("/v1/messaging/projections/%s/rebuilds/%s".formatted(fed.name(), run.id())))
                        .build())
                .orElseGet(() -> RunProblems.busy(
                                "rebuild",
                                "Projection " + fed.name() + " is being rebuilt already",
                                rebuilds.latest(fed.name()).filter(run -> run.state() == Run.State.RUNNING))
                        .response());
    }

    @GET
    @Path("{name}/rebuilds/{id}")
    @Operation(summary = "Shows how far a rebuild is")
    public Response getRebuild(String name, UUID id) {
        return rebuilds.find(name, id)
                .map(run -> Response.ok(RebuildView.of(run)).build())
                .orElseGet(() -> Problem.notFound("rebuild", id).response());
    }

    @POST
    @Path("{name}/rebuilds/{id}/cancel")
    @Operation(summary = "Stops a rebuild; the projection stays as it was")
    public Response cancel(String name, UUID id) {
        var run = rebuilds.find(name, id);
        if (run.isEmpty()) {
            return Problem.notFound("rebuild", id).response();
        }
        if (!rebuilds.cancel(id, identity.getPrincipal().getName())) {
            return RunProblems.over("rebuild", run.get()).response();
        }
        return Response.accepted(RebuildView.of(rebuilds.find(name, id).orElseThrow()))
                .build();
    }
}
