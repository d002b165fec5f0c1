/** This service's own picture of the vehicles, kept from fleet's events. */
@NullMarked
package org.fleetrental.rentals.vehicle;

import org.jspecify.annotations.NullMarked;
