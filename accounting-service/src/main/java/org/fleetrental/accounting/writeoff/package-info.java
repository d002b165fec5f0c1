/** What rentals owe and we do not ask for any more. */
@NullMarked
package org.fleetrental.accounting.writeoff;

import org.jspecify.annotations.NullMarked;
