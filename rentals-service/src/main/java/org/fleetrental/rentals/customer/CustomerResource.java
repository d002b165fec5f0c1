package org.fleetrental.rentals.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.fleetrental.http.ForCustomers;
import org.fleetrental.http.IfMatch;
import org.fleetrental.http.MergePatch;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers")
@Consumes(MediaType.APPLICATION_JSON)
class CustomerResource {

    private final Customers customers;

    CustomerResource(Customers customers) {
        this.customers = customers;
    }

    @POST
    @RolesAllowed("agent")
    public Response register(@Valid @NotNull CustomerRequest request) {
        return switch (customers.register(request)) {
            case Outcome.Done(var customer) ->
                answer(Response.created(URI.create("/v1/customers/" + customer.id())), customer);
            case Outcome other -> answer(other);
        };
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "customer"})
    @ForCustomers(Customers.class)
    public Response get(UUID id) {
        return customers
                .findByIdOptional(id)
                .map(customer -> answer(Response.ok(), customer))
                .orElseGet(() -> answer(new Outcome.NoSuchCustomer(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed("agent")
    public Response edit(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return answer(UniqueData.guarded(() -> customers.edit(id, ifMatch, patch)));
    }

    @POST
    @Path("{id}/block")
    @RolesAllowed("agent")
    public Response block(UUID id, @Valid @NotNull BlockRequest request) {
        return answer(customers.block(id, request.reason()));
    }

    @POST
    @Path("{id}/unblock")
    @RolesAllowed("agent")
    public Response unblock(UUID id) {
        return answer(customers.unblock(id));
    }

    @POST
    @Path("{id}/erase")
    @RolesAllowed("agent")
    public Response erase(UUID id) {
        return answer(customers.erase(id));
    }

    private static Response answer(Response.ResponseBuilder answer, Customer customer) {
        return IfMatch.tagged(answer.entity(CustomerView.of(customer)), customer.version())
                .build();
    }

    /** Never says whose data it is, nor repeats what was sent. */
    private static Response answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var customer) -> answer(Response.ok(), customer);
            case Outcome.NoSuchCustomer(var id) ->
                Problem.notFound("customer", id).response();
            case Outcome.LicenseTaken() ->
                Problem.of(409, "license-taken", "There is a customer with this driver's licence already")
                        .response();
            case Outcome.EmailTaken() ->
                Problem.of(409, "email-taken", "There is a customer with this e-mail address already")
                        .response();
            case Outcome.Unacceptable(var field, var reason) ->
                Problem.invalid(field, reason).response();
            case Outcome.NotSeen(var problem) -> problem.response();
            case Outcome.Erased() ->
                Problem.of(409, "customer-erased", "The customer's data is gone")
                        .response();
            case Outcome.HasRentals() ->
                Problem.of(409, "customer-has-rentals", "A rental of the customer is reserved or out")
                        .response();
            case Outcome.HasBalance() ->
                Problem.of(409, "customer-has-balance", "Something is owed, by the customer or to the customer")
                        .response();
        };
    }
}
