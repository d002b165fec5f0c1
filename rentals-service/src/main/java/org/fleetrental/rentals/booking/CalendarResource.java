package org.fleetrental.rentals.booking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.http.ForCustomers;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.fleetrental.http.ProblemException;
import org.fleetrental.rentals.vehicle.Vehicle;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.fleetrental.rentals.vehicle.Vehicles;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class CalendarResource {

    /** Bounds how much of a calendar one answer can hold. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Duration OUTLOOK = Duration.ofDays(90);

    private final Calendars calendars;
    private final Vehicles vehicles;
    private final Clock clock;

    CalendarResource(Calendars calendars, Vehicles vehicles, Clock clock) {
        this.calendars = calendars;
        this.vehicles = vehicles;
        this.clock = clock;
    }

    @GET
    @Path("availability")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin", "customer"})
    @ForCustomers
    public Page<AvailableVehicle> availability(
            @QueryParam("from") @NotNull Instant from,
            @QueryParam("to") @NotNull Instant to,
            @QueryParam("vehicleClass") @Nullable VehicleClass vehicleClass,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var free = calendars.free(vehicleClass, window(from, to), clock.instant(), cursor, limit + 1);
        return Page.of(free, limit, Vehicle::id, AvailableVehicle::of, uri);
    }

    /** Without a window: the next 90 days. */
    @GET
    @Path("vehicles/{id}/calendar")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    @Transactional
    public Response calendar(
            UUID id, @QueryParam("from") @Nullable Instant from, @QueryParam("to") @Nullable Instant to) {
        if (vehicles.findByIdOptional(id).isEmpty()) {
            return Problem.notFound("vehicle", id).response();
        }
        var now = clock.instant();
        var begin = from == null ? now : inBounds("from", from);
        var window = window(begin, to == null ? begin.plus(OUTLOOK) : to);
        return Response.ok(CalendarView.of(id, calendars.bookings(id, window), calendars.blocks(id, window, now), now))
                .build();
    }

    private static Window window(Instant from, Instant to) {
        var exactFrom = Window.exact(inBounds("from", from));
        var exactTo = Window.exact(inBounds("to", to));
        if (!exactFrom.isBefore(exactTo)) {
            throw malformed("to", "must be after from");
        }
        if (Duration.between(exactFrom, exactTo).compareTo(LONGEST) > 0) {
            throw malformed("to", "must be at most 366 days after from");
        }
        return new Window(exactFrom, exactTo);
    }

    private static Instant inBounds(String parameter, Instant time) {
        if (!Window.isInBounds(time)) {
            throw malformed(parameter, "must lie between 1970 and 9999");
        }
        return time;
    }

    private static ProblemException malformed(String parameter, String reason) {
        return new ProblemException(Problem.malformed(parameter, reason));
    }
}
