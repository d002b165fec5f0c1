/**
 * What operators do, kept on record, and the long runs among it: one at a time, told while it works, stopped by whoever
 * asks.
 */
@NullMarked
package org.fleetrental.messaging.operator;

import org.jspecify.annotations.NullMarked;
