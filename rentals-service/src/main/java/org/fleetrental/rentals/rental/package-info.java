/** Rentals, from the reservation to the return, and what is paid of them. */
@NullMarked
package org.fleetrental.rentals.rental;

import org.jspecify.annotations.NullMarked;
