/** The calendar: who may have which vehicle when. It alone decides. */
@NullMarked
package org.fleetrental.rentals.booking;

import org.jspecify.annotations.NullMarked;
