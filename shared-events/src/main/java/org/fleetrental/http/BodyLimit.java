package org.fleetrental.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private final ObjectMapper json;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize max, ObjectMapper json) {
        this.maxBytes = max.asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext request) {
        if (length(request) <= maxBytes) {
            request.next();
            return;
        }
        var problem = Problem.of(413, "body-too-large", "A body may have at most %d bytes".formatted(maxBytes));
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                // What the client is still sending is not read.
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(written(problem));
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

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
