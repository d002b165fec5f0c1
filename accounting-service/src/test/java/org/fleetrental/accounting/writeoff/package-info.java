@NullMarked
package org.fleetrental.accounting.writeoff;

import org.jspecify.annotations.NullMarked;
