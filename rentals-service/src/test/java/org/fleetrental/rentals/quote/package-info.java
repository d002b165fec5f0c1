@NullMarked
package org.fleetrental.rentals.quote;

import org.jspecify.annotations.NullMarked;
