package org.fleetrental.messaging.operator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.fleetrental.http.Page;
import org.fleetrental.http.PlainText;
import org.jspecify.annotations.Nullable;

/** What operators did about messages: who, when, and why. */
@Path("/v1/messaging/actions")
@RolesAllowed("operator")
class OperatorActionResource {

    private final OperatorActions actions;

    OperatorActionResource(OperatorActions actions) {
        this.actions = actions;
    }

    /** The newest first. */
    @GET
    @Operation(summary = "Lists what operators have done, the newest first")
    public Page<OperatorActions.Recorded> list(
            @QueryParam("actor") @PlainText @Nullable String actor,
            @QueryParam("subjectId") @Nullable UUID subjectId,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return Page.of(
                actions.list(actor, subjectId, cursor, limit + 1),
                limit,
                OperatorActions.Recorded::id,
                Function.identity(),
                uri);
    }
}
