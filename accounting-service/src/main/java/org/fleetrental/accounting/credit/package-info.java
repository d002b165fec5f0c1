/** Credit of one rental that pays for another of the same customer. */
@NullMarked
package org.fleetrental.accounting.credit;

import org.jspecify.annotations.NullMarked;
