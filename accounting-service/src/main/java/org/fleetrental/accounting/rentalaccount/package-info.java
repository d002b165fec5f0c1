/** What each rental owes and has paid. */
@NullMarked
package org.fleetrental.accounting.rentalaccount;

import org.jspecify.annotations.NullMarked;
