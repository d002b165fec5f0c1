package org.fleetrental.http;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What lies behind a cursor of a list, narrowed by the filters that a client has given: in the order of ids, or of
 * other fields that never change and end with the id. Its result is what a {@link Page} is made of.
 */
public final class ListQuery {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final String order;

    private ListQuery(String order) {
        this.order = order;
    }

    /** @param cursor id of the last one that the client has; null for the beginning of the list */
    public static ListQuery behind(@Nullable UUID cursor) {
        return new ListQuery("id").where("id >", cursor);
    }

    /**
     * In another order than that of ids.
     *
     * @param field what counts first, before the id
     * @param last that field's value at the cursor; null for the beginning of the list
     * @param cursor id of the last one that the client has; null for the beginning of the list
     */
    public static ListQuery behind(String field, @Nullable Object last, @Nullable UUID cursor) {
        return new ListQuery(field + ", id").beyond("(%s, id) > (?1, ?2)".formatted(field), last, cursor);
    }

    /** As {@link #behind(String, Object, UUID)}, the last first. */
    public static ListQuery lastFirst(String field, @Nullable Object last, @Nullable UUID cursor) {
        return new ListQuery(field + " desc, id desc").beyond("(%s, id) < (?1, ?2)".formatted(field), last, cursor);
    }

    /** Before all filters: of two bounds of a field, PostgreSQL begins to read an index at the one that comes first. */
    private ListQuery beyond(String position, @Nullable Object last, @Nullable UUID cursor) {
        if (last != null && cursor != null) {
            values.addAll(List.of(last, cursor));
            conditions.add(position);
        }
        return this;
    }

    /**
     * Narrows the list.
     *
     * @param condition a field and an operator, such as {@code startsAt <}; never a client's words
     * @param value what stands on the other side; null if the client has not given this filter
     */
    public ListQuery where(String condition, @Nullable Object value) {
        if (value != null) {
            values.add(value);
            conditions.add("%s ?%d".formatted(condition, values.size()));
        }
        return this;
    }

    /** @param count the most to be read */
    public <E> List<E> in(PanacheRepositoryBase<E, UUID> repository, int count) {
        var where = conditions.isEmpty() ? "" : String.join(" and ", conditions) + " ";
        return repository
                .find(where + "order by " + order, values.toArray())
                .page(0, count)
                .list();
    }
}
