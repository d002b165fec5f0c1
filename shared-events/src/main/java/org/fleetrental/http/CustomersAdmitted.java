package org.fleetrental.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets customers in where it is said what of it is theirs, and nowhere else; and only those who say who they are. */
@Singleton
class CustomersAdmitted {

    private final Caller caller;

    CustomersAdmitted(Caller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    public Optional<Response> refusal(ResourceInfo resource) {
        if (!caller.isCustomer()) {
            return Optional.empty();
        }
        if (caller.named().isEmpty()) {
            return refused("A customer's token has to say whose it is, in the claim " + Caller.CUSTOMER_ID);
        }
        return resource.getResourceMethod().isAnnotationPresent(ForCustomers.class)
                ? Optional.empty()
                : refused("This is not for customers");
    }

    private static Optional<Response> refused(String why) {
        return Optional.of(Problem.of(403, "forbidden", why).response());
    }
}
