/** What maintenance jobs do to the calendar and to the reservations in it. */
@NullMarked
package org.fleetrental.rentals.maintenance;

import org.jspecify.annotations.NullMarked;
