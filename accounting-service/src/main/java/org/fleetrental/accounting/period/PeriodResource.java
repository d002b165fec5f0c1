package org.fleetrental.accounting.period;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Objects;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/periods")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("accountant")
class PeriodResource {

    /** No month has a day before it that a database cannot hold. */
    private static final YearMonth EARLIEST = YearMonth.of(1, 1);

    private static final YearMonth LATEST = YearMonth.of(9999, 12);

    private final Closing closing;
    private final Periods periods;
    private final SecurityIdentity identity;

    PeriodResource(Closing closing, Periods periods, SecurityIdentity identity) {
        this.closing = closing;
        this.periods = periods;
        this.identity = identity;
    }

    /**
     * The closed months, the newest first.
     *
     * @param cursor the last month of the part before
     */
    @GET
    public Page<PeriodView> list(
            @QueryParam("cursor") @Nullable YearMonth cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var before = cursor == null || cursor.isAfter(LATEST) ? LATEST : cursor.isBefore(EARLIEST) ? EARLIEST : cursor;
        var found = periods.before(before, limit + 1);
        var part = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() <= limit
                ? null
                : uri.getRequestUriBuilder()
                        .replaceQueryParam("cursor", part.getLast().month())
                        .build();
        return new Page<>(
                part.stream().map(PeriodView::of).toList(),
                next == null ? null : next.getRawPath() + "?" + next.getRawQuery());
    }

    /** A month is closed once, so no key is needed to repeat it: the second answer says that it is. */
    @POST
    @Path("{month}/close")
    public Response close(String month) {
        var parsed = parse(month);
        if (parsed == null) {
            return Problem.malformed("month", "not a month such as 2026-01").response();
        }
        return switch (closing.close(parsed, identity.getPrincipal().getName())) {
            case Closing.Closed(var period) ->
                Response.ok(PeriodView.of(period)).build();
            case Closing.AlreadyClosed _ ->
                Problem.of(409, "period-closed", "The books of %s are closed".formatted(parsed))
                        .response();
            case Closing.NotOver _ ->
                Problem.of(409, "period-not-over", "%s is not over yet".formatted(parsed))
                        .response();
            case Closing.NotInOrder(var next) ->
                Problem.of(409, "period-not-next", "%s has to be closed first".formatted(next))
                        .with("next", next.toString())
                        .response();
        };
    }

    private static @Nullable YearMonth parse(String month) {
        try {
            var parsed = YearMonth.parse(Objects.requireNonNull(month));
            return parsed.isBefore(EARLIEST) || parsed.isAfter(LATEST) ? null : parsed;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
