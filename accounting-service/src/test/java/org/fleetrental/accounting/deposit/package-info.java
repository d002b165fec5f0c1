@NullMarked
package org.fleetrental.accounting.deposit;

import org.jspecify.annotations.NullMarked;
