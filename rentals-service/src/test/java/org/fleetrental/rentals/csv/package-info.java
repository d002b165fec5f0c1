@NullMarked
package org.fleetrental.rentals.csv;

import org.jspecify.annotations.NullMarked;
