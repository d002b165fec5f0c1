@NullMarked
package org.fleetrental.rentals.booking;

import org.jspecify.annotations.NullMarked;
