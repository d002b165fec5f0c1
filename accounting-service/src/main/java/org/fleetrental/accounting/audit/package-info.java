/** Every event of the whole system, on record. */
@NullMarked
package org.fleetrental.accounting.audit;

import org.jspecify.annotations.NullMarked;
