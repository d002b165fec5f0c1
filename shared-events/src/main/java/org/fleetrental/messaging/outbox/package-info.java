/**
 * From a commit to the topic: the table that a transaction writes to, and the relay that sends what is in it, in the
 * order of each aggregate.
 */
@NullMarked
package org.fleetrental.messaging.outbox;

import org.jspecify.annotations.NullMarked;
