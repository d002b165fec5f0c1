@NullMarked
package org.fleetrental.accounting.audit;

import org.jspecify.annotations.NullMarked;
