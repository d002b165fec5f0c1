/** Journal entries that accountants make themselves: what the bank took, what was paid to a supplier. */
@NullMarked
package org.fleetrental.accounting.manual;

import org.jspecify.annotations.NullMarked;
