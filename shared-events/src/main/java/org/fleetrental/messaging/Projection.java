package org.fleetrental.messaging;

import java.util.Set;

/**
 * A read model that is a function of events, and so can be made from scratch: all its events are handed to its handlers
 * again, from the beginning of their topics. A bean of this type makes it known to operators; see
 * docs/events/replay-runbook.md for what a rebuild guarantees.
 *
 * <p>Only a pure read model qualifies. Its handlers
 *
 * <ul>
 *   <li>set rows from the snapshots that the events carry, behind
 *       {@link org.fleetrental.messaging.inbox.AggregateVersions#advance} under {@link #name()};
 *   <li>publish nothing: {@link org.fleetrental.messaging.outbox.Outbox#publish} refuses during a rebuild, and all of
 *       it is rolled back;
 *   <li>may keep other projections up to date as well: these wait with it.
 * </ul>
 */
public interface Projection {

    /** As given to {@link org.fleetrental.messaging.inbox.AggregateVersions#advance}; unique within the service. */
    String name();

    /** The topics that its events come from; the service must consume them. */
    Set<String> topics();

    /** The beans that handle its events. */
    Set<Class<? extends EventHandler<?>>> handlers();

    /**
     * Makes the rows as if no event had come yet, in the transaction of the rebuild. Rows that others refer to stay and
     * are emptied; a row that is removed and inserted again looks to a waiting {@code select ... for update} as if it
     * were not there. Whoever needs the rows' locks for something else waits from here to the end of the rebuild, so
     * take them all at once, in an order in which nobody waits for another: {@code lock table ... in exclusive mode}.
     * Those who only read see the old rows until the end.
     */
    void reset();
}
