@NullMarked
package org.fleetrental.accounting;

import org.jspecify.annotations.NullMarked;
