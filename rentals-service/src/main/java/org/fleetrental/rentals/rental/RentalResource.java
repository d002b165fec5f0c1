package org.fleetrental.rentals.rental;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.fleetrental.http.Contention;
import org.fleetrental.http.Csv;
import org.fleetrental.http.ForCustomers;
import org.fleetrental.http.Idempotency;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.fleetrental.http.ProblemException;
import org.fleetrental.rentals.booking.BookingCalendar;
import org.fleetrental.rentals.booking.Window;
import org.jspecify.annotations.Nullable;

@Path("/v1/rentals")
@Consumes(MediaType.APPLICATION_JSON)
class RentalResource {

    /** About as long as the event of a vehicle that was just registered takes to arrive. */
    private static final int UNKNOWN_RETRY_AFTER_SECONDS = 1;

    private final Reservations reservations;
    private final Handovers handovers;
    private final Amendments amendments;
    private final Rentals rentals;
    private final Idempotency idempotency;

    RentalResource(
            Reservations reservations,
            Handovers handovers,
            Amendments amendments,
            Rentals rentals,
            Idempotency idempotency) {
        this.reservations = reservations;
        this.handovers = handovers;
        this.amendments = amendments;
        this.rentals = rentals;
        this.idempotency = idempotency;
    }

    /** Not an answer for good: it is not kept for the client's Idempotency-Key. */
    private static final class VehicleNotKnownYet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Outcome.NotBookable refusal;

        VehicleNotKnownYet(Outcome.NotBookable refusal) {
            this.refusal = refusal;
        }
    }

    @POST
    @RolesAllowed({"agent", "customer"})
    @ForCustomers
    public Response reserve(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull ReservationRequest request) {
        try {
            return idempotency.once(key, request, LastResort::refusal, () -> reserve(request));
        } catch (VehicleNotKnownYet notYet) {
            return Response.fromResponse(RentalProblems.of(notYet.refusal).response())
                    .header(HttpHeaders.RETRY_AFTER, UNKNOWN_RETRY_AFTER_SECONDS)
                    .build();
        }
    }

    private Response reserve(ReservationRequest request) {
        return switch (reservations.reserve(request)) {
            case Outcome.Done(var rental) ->
                Response.created(URI.create("/v1/rentals/" + rental.id()))
                        .entity(RentalView.of(rental))
                        .build();
            case Outcome.NotBookable refusal
            when refusal.reason() instanceof BookingCalendar.NotKnown -> throw new VehicleNotKnownYet(refusal);
            case Outcome.Refusal refusal -> RentalProblems.of(refusal).response();
        };
    }

    @POST
    @Path("{id}/activate")
    @RolesAllowed("agent")
    public Response activate(UUID id, @Valid @NotNull ActivationRequest request) {
        return resolved(() -> answer(handovers.activate(id, request.odometerKm())));
    }

    @POST
    @Path("{id}/complete")
    @RolesAllowed("agent")
    public Response complete(UUID id, @Valid @NotNull CompletionRequest request) {
        return resolved(
                () -> answer(handovers.complete(id, request.odometerKm(), request.returnedAt(), request.allDamages())));
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed({"agent", "customer"})
    @ForCustomers(Rentals.class)
    public Response cancel(UUID id, @Valid @NotNull CancellationRequest request) {
        return resolved(() -> answer(handovers.cancel(id, request.reason())));
    }

    @POST
    @Path("{id}/no-show")
    @RolesAllowed("agent")
    public Response noShow(UUID id) {
        return resolved(() -> answer(handovers.noShow(id)));
    }

    @POST
    @Path("{id}/extend")
    @RolesAllowed({"agent", "customer"})
    @ForCustomers(Rentals.class)
    public Response extend(UUID id, @Valid @NotNull ExtensionRequest request) {
        return resolved(() -> answer(amendments.extend(id, request.endsAt())));
    }

    @POST
    @Path("{id}/reassign")
    @RolesAllowed("agent")
    public Response reassign(UUID id, @Valid @NotNull ReassignmentRequest request) {
        return resolved(() -> answer(amendments.reassign(id, request.vehicleId())));
    }

    @POST
    @Path("{id}/later-charges")
    @RolesAllowed("agent")
    public Response charge(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull LaterChargeRequest request) {
        return switch (request.kind()) {
            case TOLL ->
                Problem.invalid("kind", "accounting-service charges tolls: POST /v1/charges there")
                        .response();
            case DAMAGE ->
                idempotency.once(
                        key, request, LastResort::refusal, () -> answer(amendments.charge(id, request.damage())));
        };
    }

    private static Response answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var rental) -> Response.ok(RentalView.of(rental)).build();
            case Outcome.Refusal refusal -> RentalProblems.of(refusal).response();
        };
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    @RolesAllowed({"agent", "accountant", "customer"})
    @ForCustomers
    public Response list(
            @QueryParam("state") @Nullable RentalState state,
            @QueryParam("vehicleId") @Nullable UUID vehicleId,
            @QueryParam("customerId") @Nullable UUID customerId,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("to") @Nullable Instant to,
            @QueryParam("needsReassignment") @Nullable Boolean needsReassignment,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            HttpHeaders headers,
            UriInfo uri) {
        requireInBounds("from", from);
        requireInBounds("to", to);
        requireInOrder(from, to);
        var filter = new Rentals.Filter(state, vehicleId, customerId, from, to, needsReassignment);
        var found = filter.isOfATime()
                ? rentals.listByStart(filter, cursor == null ? null : last(cursor, customerId), limit + 1)
                : rentals.list(filter, cursor, limit + 1);
        return Csv.isWanted(headers)
                ? Csv.answer(Page.of(found, limit, Rental::id, RentalRow::of, uri), RentalRow.HEADER)
                : Response.ok(Page.of(found, limit, Rental::id, RentalView::of, uri))
                        .build();
    }

    /** To a customer another's rental is none, also as a cursor. */
    private Rental last(UUID cursor, @Nullable UUID customerId) {
        return rentals.findByIdOptional(cursor)
                .filter(rental -> customerId == null || rental.customerId().equals(customerId))
                .orElseThrow(Page::unknownCursor);
    }

    private static void requireInBounds(String parameter, @Nullable Instant time) {
        if (time != null && !Window.isInBounds(time)) {
            throw new ProblemException(Problem.malformed(parameter, "must lie between 1970 and 9999"));
        }
    }

    /** One moment is a time too. */
    private static void requireInOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw new ProblemException(Problem.malformed("to", "must not be before from"));
        }
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "accountant", "customer"})
    @ForCustomers(Rentals.class)
    public Response get(UUID id) {
        return rentals.findByIdOptional(id)
                .map(rental -> Response.ok(RentalView.of(rental)).build())
                .orElseGet(() -> Problem.notFound("rental", id).response());
    }

    private static Response resolved(Supplier<Response> transaction) {
        return Contention.resolved(LastResort::refusal, transaction);
    }
}
