package org.fleetrental.maintenance.plan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.fleetrental.maintenance.plan.Dues.Behind;
import org.fleetrental.maintenance.plan.Dues.Horizon;
import org.jspecify.annotations.Nullable;

@Path("/v1/maintenance-due")
class DueResource {

    private static final int KM_MAX = 1_000_000;
    private static final int DAYS_MAX = 36_500;

    /** Vehicle and plan: a vehicle may be due by several. */
    private static final Pattern CURSOR = Pattern.compile("([0-9a-f-]{36})_([0-9a-f-]{36})");

    private final Dues dues;

    DueResource(Dues dues) {
        this.dues = dues;
    }

    /** What is overdue is among them. */
    @GET
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response list(
            @QueryParam("withinKm") @DefaultValue("0") @Min(0) @Max(KM_MAX) int withinKm,
            @QueryParam("withinDays") @DefaultValue("0") @Min(0) @Max(DAYS_MAX) int withinDays,
            @QueryParam("vehicleId") @Nullable UUID vehicleId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var horizon = new Horizon(withinKm, withinDays);
        return behind(cursor)
                .map(behind -> Response.ok(
                                page(dues.within(horizon, vehicleId, behind, limit + 1), limit, horizon, uri))
                        .build())
                .orElseGet(() ->
                        Problem.malformed("cursor", "not one of this list").response());
    }

    private Page<DueView> page(List<Due> found, int limit, Horizon horizon, UriInfo uri) {
        var today = dues.today();
        var part = found.subList(0, Math.min(limit, found.size())).stream()
                .map(due -> DueView.of(due, horizon, today))
                .toList();
        return new Page<>(part, found.size() <= limit ? null : next(part.getLast(), uri));
    }

    private static String next(DueView last, UriInfo uri) {
        var next = uri.getRequestUriBuilder()
                .replaceQueryParam("cursor", last.vehicleId() + "_" + last.planId())
                .build();
        return next.getRawPath() + "?" + next.getRawQuery();
    }

    private static Optional<Behind> behind(@Nullable String cursor) {
        if (cursor == null) {
            return Optional.of(Behind.NOTHING);
        }
        var ids = CURSOR.matcher(cursor);
        try {
            return ids.matches()
                    ? Optional.of(new Behind(UUID.fromString(ids.group(1)), UUID.fromString(ids.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException noIds) {
            return Optional.empty();
        }
    }
}
