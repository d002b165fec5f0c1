@NullMarked
package org.fleetrental.accounting.reconciliation;

import org.jspecify.annotations.NullMarked;
