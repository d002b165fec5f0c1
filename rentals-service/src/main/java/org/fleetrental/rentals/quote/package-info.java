/** Prices that are held for a while. */
@NullMarked
package org.fleetrental.rentals.quote;

import org.jspecify.annotations.NullMarked;
