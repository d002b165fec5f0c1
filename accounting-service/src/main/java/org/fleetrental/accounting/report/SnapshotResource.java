package org.fleetrental.accounting.report;

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
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/report-snapshots")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("accountant")
class SnapshotResource {

    private final Snapshots snapshots;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;

    SnapshotResource(Snapshots snapshots, Idempotency idempotency, SecurityIdentity identity) {
        this.snapshots = snapshots;
        this.idempotency = idempotency;
        this.identity = identity;
    }

    @POST
    public Response take(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull SnapshotRequest request) {
        return idempotency.once(key, request, () -> {
            var snapshot = snapshots.take(request, identity.getPrincipal().getName());
            return Response.created(URI.create("/v1/report-snapshots/" + snapshot.id()))
                    .entity(snapshot)
                    .build();
        });
    }

    @GET
    public Page<Snapshot> list(
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var found = snapshots.after(Objects.requireNonNullElse(cursor, Page.START), limit + 1);
        return Page.of(found, limit, Snapshot::id, Function.identity(), uri);
    }

    @GET
    @Path("{id}")
    public Response get(UUID id) {
        return snapshots
                .find(id)
                .map(snapshot -> Response.ok(snapshot).build())
                .orElseGet(() -> Problem.notFound("report snapshot", id).response());
    }
}
