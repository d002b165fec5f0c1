/**
 * From the topic to an effect: batches, the rows that know what was handled, retries, and where a message goes that
 * cannot be handled.
 */
@NullMarked
package org.fleetrental.messaging.inbox;

import org.jspecify.annotations.NullMarked;
