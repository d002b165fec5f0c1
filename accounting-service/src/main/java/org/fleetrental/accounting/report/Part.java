package org.fleetrental.accounting.report;

import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a report whose lines are of things that may have several, one per currency. The lines of one thing are
 * never torn apart.
 *
 * @param next address of the next part; null at the end
 */
record Part<T>(List<T> lines, @Nullable String next) {

    /** @param found the lines of at most {@code limit + 1} things: the one too many tells that there is more */
    static <T> Part<T> of(List<T> found, int limit, Function<T, UUID> id, UriInfo uri) {
        var ids = new ArrayList<>(new LinkedHashSet<>(found.stream().map(id).toList()));
        if (ids.size() <= limit) {
            return new Part<>(found, null);
        }
        var beyond = ids.getLast();
        var next = uri.getRequestUriBuilder()
                .replaceQueryParam("cursor", ids.get(limit - 1))
                .build();
        return new Part<>(
                found.stream().filter(line -> !id.apply(line).equals(beyond)).toList(),
                next.getRawPath() + "?" + next.getRawQuery());
    }
}
