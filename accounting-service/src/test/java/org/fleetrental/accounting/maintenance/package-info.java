@NullMarked
package org.fleetrental.accounting.maintenance;

import org.jspecify.annotations.NullMarked;
