@NullMarked
package org.fleetrental.rentals.pricing;

import org.jspecify.annotations.NullMarked;
