@NullMarked
package org.fleetrental.accounting.charge;

import org.jspecify.annotations.NullMarked;
