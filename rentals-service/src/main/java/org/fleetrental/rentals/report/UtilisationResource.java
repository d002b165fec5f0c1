package org.fleetrental.rentals.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fleetrental.http.Csv;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.fleetrental.http.ProblemException;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.jspecify.annotations.Nullable;

@Path("/v1/reports/utilisation")
class UtilisationResource {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Utilisation utilisation;
    private final Clock clock;

    UtilisationResource(Utilisation utilisation, Clock clock) {
        this.utilisation = utilisation;
        this.clock = clock;
    }

    /** @param asOf when it was looked at: what is booked later changes it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(
            Instant asOf,
            Instant from,
            Instant to,
            List<Utilisation.OfVehicle> items,
            @Nullable String next) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    @RolesAllowed({"agent", "accountant", "fleet-manager", "admin"})
    public Response report(
            @QueryParam("from") @NotNull Instant from,
            @QueryParam("to") @NotNull Instant to,
            @QueryParam("vehicleClass") @Nullable VehicleClass vehicleClass,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            HttpHeaders headers,
            UriInfo uri) {
        var window = window(from, to);
        var asOf = clock.instant();
        var found = utilisation.of(window, vehicleClass, cursor, limit + 1);
        if (Csv.isWanted(headers)) {
            return Csv.answer(
                    Page.of(found, limit, Utilisation.OfVehicle::vehicleId, row -> cells(asOf, row), uri),
                    "asOf",
                    "vehicleId",
                    "vehicleClass",
                    "licensePlate",
                    "bookedSeconds",
                    "share");
        }
        var page = Page.of(found, limit, Utilisation.OfVehicle::vehicleId, Function.identity(), uri);
        return Response.ok(new Report(asOf, window.startsAt(), window.endsAt(), page.items(), page.next()))
                .build();
    }

    private static List<?> cells(Instant asOf, Utilisation.OfVehicle row) {
        return Arrays.asList(
                asOf, row.vehicleId(), row.vehicleClass(), row.licensePlate(), row.bookedSeconds(), row.share());
    }

    private static Window window(Instant from, Instant to) {
        if (!Window.isInBounds(from)) {
            throw malformed("from", "must lie between 1970 and 9999");
        }
        if (!Window.isInBounds(to) || !Window.exact(from).isBefore(Window.exact(to))) {
            throw malformed("to", "must be after from");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw malformed("to", "must be at most 366 days after from");
        }
        return new Window(Window.exact(from), Window.exact(to));
    }

    private static ProblemException malformed(String parameter, String reason) {
        return new ProblemException(Problem.malformed(parameter, reason));
    }
}
