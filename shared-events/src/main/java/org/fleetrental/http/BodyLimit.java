package org.fleetrental.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that says it is too long before a byte of it is read, and in our form. One that does not say its
 * length is cut off by the server at the same limit.
 */
@ApplicationScoped
class BodyLimit {

    /** Before all else that is done with a request. */
    private static final int FIRST = 1_000;

    private final long maxBytes;
    private final ProblemWriter problems;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize max, ProblemWriter problems) {
        this.maxBytes = max.asLongValue();
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext request) {
        if (length(request) <= maxBytes) {
            request.next();
            return;
        }
        problems.refuse(
                request, Problem.of(413, "body-too-large", "A body may have at most %d bytes".formatted(maxBytes)));
    }

    /** 0 if the client does not say, or not a number: the server answers that itself. */
    private static long length(RoutingContext request) {
        var header = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
