/** Charges, payments and the double-entry ledger. */
@NullMarked
package org.fleetrental.accounting;

import org.jspecify.annotations.NullMarked;
