package org.fleetrental.fleet.odometer;

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
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.fleet.vehicle.PartsOfVehicle;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/vehicles/{vehicleId}/odometer-readings")
@Consumes(MediaType.APPLICATION_JSON)
class OdometerResource {

    private final Odometer odometer;
    private final OdometerReadings readings;
    private final PartsOfVehicle parts;
    private final Idempotency idempotency;

    OdometerResource(Odometer odometer, OdometerReadings readings, PartsOfVehicle parts, Idempotency idempotency) {
        this.odometer = odometer;
        this.readings = readings;
        this.parts = parts;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed({"agent", "mechanic", "fleet-manager"})
    public Response enter(
            UUID vehicleId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ReadingRequest request) {
        if (request.recordedAt().isBefore(Instant.EPOCH)) {
            return Problem.invalid("recordedAt", "must not be before 1970").response();
        }
        return idempotency.onceIfKeyed(
                key,
                request,
                () -> answer(vehicleId, odometer.enter(vehicleId, request.readingKm(), request.recordedAt())));
    }

    @POST
    @Path("{readingId}/correct")
    @RolesAllowed({"mechanic", "fleet-manager"})
    public Response correct(
            UUID vehicleId,
            UUID readingId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull CorrectionRequest request) {
        return idempotency.onceIfKeyed(
                key,
                request,
                () -> answer(vehicleId, odometer.correct(vehicleId, readingId, request.readingKm(), request.reason())));
    }

    private static Response answer(UUID vehicleId, Odometer.Outcome outcome) {
        return switch (outcome) {
            case Odometer.Recorded(var reading) ->
                Response.created(URI.create("/v1/vehicles/%s/odometer-readings/%s".formatted(vehicleId, reading.id())))
                        .entity(OdometerReadingView.of(reading))
                        .build();
            case Odometer.Contradicts(var other) ->
                Problem.invalid(
                                "readingKm",
                                "%d km were read at %s, and odometers do not run backwards"
                                        .formatted(other.readingKm(), other.recordedAt()))
                        .with("contradicts", OdometerReadingView.of(other))
                        .response();
            case Odometer.NotYet(var now) ->
                Problem.invalid("recordedAt", "is in the future: it is %s here".formatted(now))
                        .response();
            case Odometer.UnknownVehicle _ ->
                Problem.notFound("vehicle", vehicleId).response();
            case Odometer.UnknownReading(var readingId) ->
                Problem.notFound("reading", readingId).response();
            case Odometer.CorrectedBefore _ ->
                Problem.of(409, "reading-corrected", "This reading was corrected before: correct the one that did it")
                        .response();
        };
    }

    @GET
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response list(
            UUID vehicleId,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return parts.answer(vehicleId, () -> {
            var found = readings.list(vehicleId, cursor, limit + 1);
            return Page.of(found, limit, OdometerReading::id, OdometerReadingView::of, uri);
        });
    }

    @GET
    @Path("{readingId}")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    public Response get(UUID vehicleId, UUID readingId) {
        return readings.findByIdOptional(readingId)
                .filter(reading -> reading.vehicleId().equals(vehicleId))
                .map(reading -> Response.ok(OdometerReadingView.of(reading)).build())
                .orElseGet(() -> Problem.notFound("reading", readingId).response());
    }
}
