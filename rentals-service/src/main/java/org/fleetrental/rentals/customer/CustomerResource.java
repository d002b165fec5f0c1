package org.fleetrental.rentals.customer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.fleetrental.http.Problem;

@Path("/v1/customers")
class CustomerResource {

    private static final int LATEST_YEAR = 9999;

    private final Customers customers;

    CustomerResource(Customers customers) {
        this.customers = customers;
    }

    @POST
    @RolesAllowed("agent")
    public Response register(@Valid @NotNull CustomerRequest request) {
        if (request.driverLicenseExpiresOn().getYear() < 1970
                || request.driverLicenseExpiresOn().getYear() > LATEST_YEAR) {
            return Problem.invalid("driverLicenseExpiresOn", "must lie between 1970 and 9999")
                    .response();
        }
        return switch (customers.register(request)) {
            case Customers.Registered(var customer) ->
                Response.created(URI.create("/v1/customers/" + customer.id()))
                        .entity(CustomerView.of(customer))
                        .build();
            // Neither says whose it is, nor repeats what was sent.
            case Customers.LicenseTaken() ->
                Problem.of(409, "license-taken", "There is a customer with this driver's licence already")
                        .response();
            case Customers.EmailTaken() ->
                Problem.of(409, "email-taken", "There is a customer with this e-mail address already")
                        .response();
        };
    }

    @GET
    @Path("{id}")
    @RolesAllowed("agent")
    public Response get(UUID id) {
        return customers
                .findByIdOptional(id)
                .map(customer -> Response.ok(CustomerView.of(customer)).build())
                .orElseGet(() -> Problem.notFound("customer", id).response());
    }
}
