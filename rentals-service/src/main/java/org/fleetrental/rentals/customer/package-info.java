/** The customers. Their personal data stays in this package and its table. */
@NullMarked
package org.fleetrental.rentals.customer;

import org.jspecify.annotations.NullMarked;
