/** Money that comes in for rentals. */
@NullMarked
package org.fleetrental.accounting.payment;

import org.jspecify.annotations.NullMarked;
