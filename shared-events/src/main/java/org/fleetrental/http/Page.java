package org.fleetrental.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list in a fixed order, by ids at least. The next part starts behind the last one of this, so that what is
 * added or removed meanwhile neither repeats nor hides anything.
 *
 * @param next address of the next part, relative to the service; absent at the end of the list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /** Before all ids: where a list begins that has no cursor yet, and a walk through a table. */
    public static final UUID START = new UUID(0, 0);

    /** 400, where the place of a cursor is looked up and there is none. */
    public static ProblemException unknownCursor() {
        return new ProblemException(Problem.malformed("cursor", "not one that an answer has given"));
    }

    /**
     * @param found what lies behind the cursor, at most {@code limit + 1}: the one too many tells that there is more
     * @param limit the most items of a part, 1 to {@value #MAX_LIMIT}
     */
    public static <E, T> Page<T> of(List<E> found, int limit, Function<E, UUID> id, Function<E, T> view, UriInfo uri) {
        var part = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() <= limit
                ? null
                : uri.getRequestUriBuilder()
                        .replaceQueryParam("cursor", id.apply(part.getLast()))
                        .build();
        return new Page<>(
                part.stream().map(view).toList(), next == null ? null : next.getRawPath() + "?" + next.getRawQuery());
    }
}
