package org.fleetrental.http;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Refuses the requests of those who send too many, before their body is read and a thread or a connection is spent on
 * them. That takes knowing who they are, so their token is verified first; who sends bad ones is limited all the same.
 * Holds for all that comes to the API's port, unknown paths too; the management port has none.
 */
@ApplicationScoped
class RateLimitFilter {

    /** When the token can be looked at, and nothing has been done yet. */
    private static final int AFTER_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION - 1;

    private final RateLimit limit;
    private final ProblemWriter problems;
    private final IdentityProviderManager identities;

    RateLimitFilter(RateLimit limit, ProblemWriter problems, IdentityProviderManager identities) {
        this.limit = limit;
        this.problems = problems;
        this.identities = identities;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_AUTHENTICATION);
    }

    private void check(RoutingContext request) {
        var context = Vertx.currentContext();
        // Would answer for a bad token at once, and not as we do: that is left to the mapper of the exception.
        Object onFailure = request.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        QuarkusHttpUser.getSecurityIdentity(request, identities)
                .map(identity -> share(request, identity))
                .onFailure()
                .recoverWithItem(failure -> limit.ofAddress(address(request)))
                // Where keys come over the network, a token is verified by a thread that may wait.
                .subscribe()
                .with(
                        wait -> context.runOnContext(there -> {
                            request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, onFailure);
                            proceed(request, wait);
                        }),
                        request::fail);
    }

    private Duration share(RoutingContext request, SecurityIdentity identity) {
        return identity.isAnonymous()
                ? limit.ofAddress(address(request))
                : limit.ofSubject(identity.getPrincipal().getName());
    }

    private void proceed(RoutingContext request, Duration wait) {
        if (!wait.isPositive()) {
            request.next();
            return;
        }
        long seconds = wait.plusNanos(999_999_999).toSeconds();
        request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        problems.refuse(
                request,
                Problem.of(
                        429, "too-many-requests", "Too many requests; the next may come in %d s".formatted(seconds)));
    }

    /** Behind a proxy it is the proxy's, unless {@code quarkus.http.proxy} says whose word to take. */
    private static String address(RoutingContext request) {
        var address = request.request().remoteAddress();
        return ClientAddress.network(address == null ? null : address.hostAddress());
    }
}
