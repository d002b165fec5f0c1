package org.fleetrental.rentals.rental;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.fleetrental.http.ProblemException;
import org.fleetrental.rentals.booking.Window;
import org.jspecify.annotations.Nullable;

/** What others can hold their own records against, without an event in between. */
@Path("/v1/rentals/facts")
class FactsResource {

    private final RentalFacts facts;

    FactsResource(RentalFacts facts) {
        this.facts = facts;
    }

    /** @param updatedSince inclusive; everything, if it is left out */
    @GET
    @RolesAllowed({"accountant", "agent"})
    public RentalFacts.Part facts(
            @QueryParam("updatedSince") @Nullable Instant updatedSince,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return facts.after(cursor == null ? begin(updatedSince) : position(cursor), limit, uri);
    }

    private static FactsCursor begin(@Nullable Instant updatedSince) {
        if (updatedSince != null && !Window.isInBounds(updatedSince)) {
            throw new ProblemException(Problem.malformed("updatedSince", "must lie between 1970 and 9999"));
        }
        return FactsCursor.since(updatedSince == null ? Instant.EPOCH : updatedSince);
    }

    private static FactsCursor position(String cursor) {
        return FactsCursor.read(cursor).orElseThrow(Page::unknownCursor);
    }
}
