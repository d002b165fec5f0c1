@NullMarked
package org.fleetrental.accounting.ledger;

import org.jspecify.annotations.NullMarked;
