/**
 * Events between services: a transactional outbox with its relay, an inbox, retries, dead letters and replay.
 *
 * <p>A service calls {@link org.fleetrental.messaging.outbox.Outbox#publish} in its transactions, hands what it reads
 * to {@link org.fleetrental.messaging.inbox.Inbox#receive}, and has an {@link org.fleetrental.messaging.EventHandler}
 * for each type of event that it reacts to. The rest works behind these three. Here is what all of it speaks of: events
 * and what is known about them, headers, failures. Upon this stand, each using only what is named before it:
 *
 * <ul>
 *   <li>{@code schema}, how events become bytes; {@code operator}, what people do by hand, and the record of it;
 *   <li>{@code outbox}, from a commit to the topic; {@code inbox}, from the topic to an effect;
 *   <li>{@code deadletter} and {@code replay}, for what has to be handled again;
 *   <li>{@code monitoring}, what can be seen of all that.
 * </ul>
 *
 * <p><strong>What is guaranteed</strong>, also while processes are killed or paused, Kafka, the registry or the
 * database are away, and replicas come and go:
 *
 * <ul>
 *   <li>An event is published if and only if the transaction that called
 *       {@link org.fleetrental.messaging.outbox.Outbox#publish} commits. Neither Kafka nor the schema registry is
 *       touched before that, so with both down a service goes on taking requests.
 *   <li>Every event reaches its topic at least once, unless an operator discards it; the first copies of one
 *       aggregate's events arrive in the order of their aggregate versions. An event that can never be sent is parked,
 *       and holds back the later ones of its aggregate only; one whose topic is missing waits for the topic.
 *   <li>A handler's effects are committed together with the inbox row of the event, so an event that is delivered again
 *       has no second effect. Kafka offsets are committed after that transaction, never before.
 *   <li>Of one topic and key, an event is handled after all earlier ones have been handled, skipped, discarded by an
 *       operator, or while none of them is an open dead letter: a later event never overtakes one that failed.
 *   <li>A message that cannot be decoded or handled ends in {@code dead_letters}, with its original bytes and headers,
 *       and on the service's dead-letter topic. All messages of other keys go on. While database or registry are away
 *       nothing becomes a dead letter.
 *   <li>The inbox forgets an event only when no topic holds it any more, by the topics' own retention.
 * </ul>
 *
 * <p><strong>What is not guaranteed:</strong>
 *
 * <ul>
 *   <li>Any order between events of different aggregates, even of one topic and one request. A reaction takes a
 *       snapshot that is newer than what it has ({@link org.fleetrental.messaging.inbox.AggregateVersions}) and sets
 *       it.
 *   <li>That a topic holds an event once. Copies follow a crash between acknowledgement and mark, or a replica that was
 *       paused past its lease. A reader without the inbox has to look at {@code ce_id} itself.
 *   <li>Anything about effects outside the database of the service that handles, such as an e-mail: they happen at
 *       least once.
 *   <li>A bound on the time from commit to effect. What it takes is measured: {@code inbox_event_age_seconds}.
 *   <li>Order across a change of a topic's number of partitions: see docs/events/topic-strategy.md.
 *   <li>Events, if Kafka or PostgreSQL lose what they have acknowledged. Topics need {@code min.insync.replicas} of two
 *       in production, and the database needs {@code synchronous_commit}.
 * </ul>
 */
@NullMarked
package org.fleetrental.messaging;

import org.jspecify.annotations.NullMarked;
