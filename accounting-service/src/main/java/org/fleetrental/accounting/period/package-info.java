/** Months whose books are final. */
@NullMarked
package org.fleetrental.accounting.period;

import org.jspecify.annotations.NullMarked;
