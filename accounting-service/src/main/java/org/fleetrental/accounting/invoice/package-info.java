/** What a customer gets to see of a rental's account. */
@NullMarked
package org.fleetrental.accounting.invoice;

import org.jspecify.annotations.NullMarked;
