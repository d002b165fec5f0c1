@NullMarked
package org.fleetrental.accounting.credit;

import org.jspecify.annotations.NullMarked;
