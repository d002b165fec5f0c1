package org.fleetrental.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** The events of one aggregate and one type that a test has found, in the order in which they were published. */
public final class Publications<E extends SpecificRecord> {

    private final String what;
    private final List<TestEvents.Published<E>> found;

    Publications(Class<E> type, UUID aggregateId, List<TestEvents.Published<E>> found) {
        this.what = "%s of %s".formatted(type.getSimpleName(), aggregateId);
        this.found = found;
    }

    /** The only one there is. */
    public TestEvents.Published<E> once() {
        return times(1).getFirst();
    }

    /** Exactly so many, each with a newer version of the aggregate than the one before. */
    public List<TestEvents.Published<E>> times(int count) {
        assertThat(found).as(what).hasSize(count);
        assertThat(found)
                .as("versions of %s", what)
                .extracting(published -> published.metadata().aggregateVersion())
                .isSorted()
                .doesNotHaveDuplicates();
        return found;
    }

    public void never() {
        times(0);
    }

    /** The first of one or more. */
    public TestEvents.Published<E> first() {
        assertThat(found).as(what).isNotEmpty();
        return found.getFirst();
    }

    /** The aggregate's versions after each of them. */
    public List<Long> versions() {
        return found.stream()
                .map(published -> published.metadata().aggregateVersion())
                .toList();
    }
}
