@NullMarked
package org.fleetrental.accounting.rebuild;

import org.jspecify.annotations.NullMarked;
