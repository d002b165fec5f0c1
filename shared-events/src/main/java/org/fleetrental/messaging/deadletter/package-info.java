/** Dead letters in the hands of operators: looking, replaying one or many, discarding, and what waits behind them. */
@NullMarked
package org.fleetrental.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
