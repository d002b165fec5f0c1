/** Odometer readings: never decreasing in the order in which they were read. */
@NullMarked
package org.fleetrental.fleet.odometer;

import org.jspecify.annotations.NullMarked;
