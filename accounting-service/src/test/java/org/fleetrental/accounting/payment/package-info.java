@NullMarked
package org.fleetrental.accounting.payment;

import org.jspecify.annotations.NullMarked;
