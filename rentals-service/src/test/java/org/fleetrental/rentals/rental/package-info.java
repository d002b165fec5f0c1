@NullMarked
package org.fleetrental.rentals.rental;

import org.jspecify.annotations.NullMarked;
