/** What customers leave as a security: first a hold on a card, then money that is theirs and held by us. */
@NullMarked
package org.fleetrental.accounting.deposit;

import org.jspecify.annotations.NullMarked;
