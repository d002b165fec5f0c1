@NullMarked
package org.fleetrental.accounting.rentalaccount;

import org.jspecify.annotations.NullMarked;
