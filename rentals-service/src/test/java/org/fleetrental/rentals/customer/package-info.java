@NullMarked
package org.fleetrental.rentals.customer;

import org.jspecify.annotations.NullMarked;
