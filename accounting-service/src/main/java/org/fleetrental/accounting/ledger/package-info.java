/** The double-entry ledger: accounts, journal entries and their postings. Nothing in it is ever changed. */
@NullMarked
package org.fleetrental.accounting.ledger;

import org.jspecify.annotations.NullMarked;
