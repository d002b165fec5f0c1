/** What the ledger says of the business, by the day of booking. */
@NullMarked
package org.fleetrental.accounting.report;

import org.jspecify.annotations.NullMarked;
