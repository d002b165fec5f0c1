package org.fleetrental.messaging;

import org.apache.avro.specific.SpecificRecord;

/**
 * Reacts to one type of event. A handler is an ordinary bean; the library finds it by {@code E}, and at most one bean
 * of a service may take the same type.
 *
 * <p>It runs in a transaction that the library has begun and commits, together with the inbox row of the event: a
 * second delivery does not reach it. It must cope with events of different aggregates in any order; see
 * {@link org.fleetrental.messaging.inbox.AggregateVersions}. What it publishes through
 * {@link org.fleetrental.messaging.outbox.Outbox} is part of the same transaction.
 *
 * <p>A {@link RejectedEventException} sends the event to the dead letters at once; any other failure is retried, for as
 * long as it lasts if the database or the network is away, a few times otherwise.
 */
public interface EventHandler<E extends SpecificRecord> {

    void on(E event, EventMetadata metadata);
}
