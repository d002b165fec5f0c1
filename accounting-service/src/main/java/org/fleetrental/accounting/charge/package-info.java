/** What rentals are charged: follows the rentals' own prices. */
@NullMarked
package org.fleetrental.accounting.charge;

import org.jspecify.annotations.NullMarked;
