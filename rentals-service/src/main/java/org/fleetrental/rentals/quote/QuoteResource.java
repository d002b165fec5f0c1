package org.fleetrental.rentals.quote;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.fleetrental.http.ForCustomers;
import org.fleetrental.http.Problem;

@Path("/v1/quotes")
@Consumes(MediaType.APPLICATION_JSON)
class QuoteResource {

    /** About as long as the event of a vehicle that was just registered takes to arrive. */
    private static final int UNKNOWN_RETRY_AFTER_SECONDS = 1;

    private final Quotes quotes;

    QuoteResource(Quotes quotes) {
        this.quotes = quotes;
    }

    /** Needs no Idempotency-Key: a quote that nobody uses goes away by itself. */
    @POST
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin", "customer"})
    @ForCustomers
    public Response quote(@Valid @NotNull QuoteRequest request) {
        return switch (quotes.quote(request)) {
            case Quotes.Quoted(var quote) ->
                Response.created(URI.create("/v1/quotes/" + quote.id()))
                        .entity(QuoteView.of(quote))
                        .build();
            case Quotes.Unacceptable(var field, var reason) ->
                Problem.invalid(field, reason).response();
            case Quotes.NotKnown(var vehicleId) ->
                Response.fromResponse(Problem.of(409, "vehicle-unknown", "The vehicle is not known here, or not yet")
                                .with("vehicleId", vehicleId)
                                .response())
                        .header(HttpHeaders.RETRY_AFTER, UNKNOWN_RETRY_AFTER_SECONDS)
                        .build();
            case Quotes.Decommissioned(var vehicleId) ->
                Problem.of(409, "vehicle-unavailable", "The vehicle has left the fleet")
                        .with("vehicleId", vehicleId)
                        .response();
        };
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin", "customer"})
    @ForCustomers(Quotes.class)
    public Response get(UUID id) {
        return quotes.findByIdOptional(id)
                .map(quote -> Response.ok(QuoteView.of(quote)).build())
                .orElseGet(() -> Problem.notFound("quote", id).response());
    }
}
