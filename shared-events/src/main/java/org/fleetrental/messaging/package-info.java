/**
 * Events between services: a transactional outbox with its relay, an inbox, retries and dead letters.
 *
 * <p>What is guaranteed:
 *
 * <ul>
 *   <li>An event is published if and only if the transaction that called
 *       {@link org.fleetrental.messaging.Outbox#publish} commits. Neither Kafka nor the schema registry is touched
 *       before that.
 *   <li>Events of one aggregate reach their topic in the order of their aggregate versions, at least once.
 *   <li>A handler's effects are committed together with the inbox row of the event, so an event that is delivered again
 *       has no second effect. Kafka offsets are committed after that transaction, never before.
 *   <li>A message that cannot be decoded or handled ends in {@code dead_letters}, with its original bytes, and on the
 *       service's dead-letter topic. Later messages of the same topic and key wait behind it; all others go on.
 * </ul>
 *
 * <p>What is not guaranteed: any order between events of different aggregates; that an event arrives only once (the
 * inbox makes it harmless, for as long as inbox rows are kept); effects outside the database of the service that
 * handles.
 */
@NullMarked
package org.fleetrental.messaging;

import org.jspecify.annotations.NullMarked;
