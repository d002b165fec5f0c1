package org.fleetrental.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Parameter;
import java.util.UUID;

/**
 * Holds what a request names against the customer who sends it. What is another's and what does not exist get one and
 * the same answer here, so nothing that the method does could tell them apart.
 */
@ForCustomers
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class OwnThings {

    private final Caller caller;
    private final Instance<Owned> kinds;

    @Inject
    OwnThings(Caller caller, @Any Instance<Owned> kinds) {
        this.caller = caller;
        this.kinds = kinds;
    }

    @AroundInvoke
    Object only(InvocationContext call) throws Exception {
        var customer = caller.customer();
        if (customer.isPresent()) {
            require(call, customer.get());
        }
        return call.proceed();
    }

    private void require(InvocationContext call, UUID customer) {
        var arguments = call.getParameters();
        var kind = call.getMethod().getAnnotation(ForCustomers.class).value();
        if (kind != Owned.class) {
            requireOwn(kinds.select(kind).get(), (UUID) arguments[0], customer);
        }
        var parameters = call.getMethod().getParameters();
        for (int i = 0; i < arguments.length; i++) {
            if (namesCustomer(parameters[i])) {
                arguments[i] = arguments[i] == null ? customer : required(customer, (UUID) arguments[i]);
            }
            if (arguments[i] instanceof OfCustomer body && !customer.equals(body.customerId())) {
                throw new ProblemException(Problem.invalid("customerId", "there is no such customer"));
            }
        }
        call.setParameters(arguments);
    }

    private static void requireOwn(Owned kind, UUID id, UUID customer) {
        if (!kind.ownerOf(id).filter(customer::equals).isPresent()) {
            throw new ProblemException(Problem.notFound(kind.kind(), id));
        }
    }

    private static UUID required(UUID customer, UUID named) {
        if (!named.equals(customer)) {
            throw new ProblemException(Problem.notFound("customer", named));
        }
        return named;
    }

    private static boolean namesCustomer(Parameter parameter) {
        var query = parameter.getAnnotation(QueryParam.class);
        return query != null && query.value().equals("customerId");
    }
}
