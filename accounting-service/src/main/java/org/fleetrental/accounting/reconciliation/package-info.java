/** The rentals' own facts against the ledger: a source that is not the events, or a lost event could not be seen. */
@NullMarked
package org.fleetrental.accounting.reconciliation;

import org.jspecify.annotations.NullMarked;
