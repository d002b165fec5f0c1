@NullMarked
package org.fleetrental.rentals;

import org.jspecify.annotations.NullMarked;
