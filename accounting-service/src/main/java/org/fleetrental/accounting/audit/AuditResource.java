package org.fleetrental.accounting.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.fleetrental.http.Page;
import org.jspecify.annotations.Nullable;

@Path("/v1/audit")
class AuditResource {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final RecordedEvents record;

    AuditResource(RecordedEvents record) {
        this.record = record;
    }

    /**
     * Every event that touched something, in the order of their ids, which is that of their making.
     *
     * @param aggregateId a rental, vehicle, customer, job, charge, payment: whatever an event names
     * @param from when it became a fact at the earliest
     * @param to at the latest
     */
    @GET
    @RolesAllowed({"accountant", "admin"})
    public Page<RecordedEvent> about(
            @QueryParam("aggregateId") @NotNull UUID aggregateId,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var found = record.about(
                aggregateId,
                Objects.requireNonNullElse(from, EARLIEST),
                to == null || to.isAfter(LATEST) ? LATEST : to,
                Objects.requireNonNullElse(cursor, Page.START),
                limit + 1);
        return Page.of(found, limit, RecordedEvent::eventId, Function.identity(), uri);
    }
}
