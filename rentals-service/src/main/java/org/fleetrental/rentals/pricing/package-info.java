/** The rate card, and the priced lines that follow from it. */
@NullMarked
package org.fleetrental.rentals.pricing;

import org.jspecify.annotations.NullMarked;
