/** What maintenance has to know of the vehicles: which there are, how far they have gone, which are out on a rental. */
@NullMarked
package org.fleetrental.maintenance.vehicle;

import org.jspecify.annotations.NullMarked;
