package org.fleetrental.fleet.document;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.fleetrental.http.Page;
import org.jspecify.annotations.Nullable;

@Path("/v1/documents-expiring")
class ExpiryResource {

    private static final int DAYS_MAX = 3660;

    private final Documents documents;
    private final Clock clock;

    ExpiryResource(Documents documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /** What is past already is among them: it is the most urgent. */
    @GET
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Page<DocumentView> list(
            @QueryParam("withinDays") @DefaultValue("30") @Min(0) @Max(DAYS_MAX) int withinDays,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var found = documents.expiring(today.plusDays(withinDays), cursor, limit + 1);
        return Page.of(found, limit, Document::id, document -> DocumentView.of(document, today), uri);
    }
}
