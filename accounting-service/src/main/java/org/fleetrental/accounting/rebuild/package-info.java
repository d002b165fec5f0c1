/** The ledger made anew from what is on record, to be compared with the one that there is. */
@NullMarked
package org.fleetrental.accounting.rebuild;

import org.jspecify.annotations.NullMarked;
