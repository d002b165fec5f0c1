@NullMarked
package org.fleetrental.accounting.manual;

import org.jspecify.annotations.NullMarked;
