@NullMarked
package org.fleetrental.rentals.vehicle;

import org.jspecify.annotations.NullMarked;
