@NullMarked
package org.fleetrental.rentals.maintenance;

import org.jspecify.annotations.NullMarked;
