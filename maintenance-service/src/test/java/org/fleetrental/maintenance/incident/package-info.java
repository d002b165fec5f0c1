@NullMarked
package org.fleetrental.maintenance.incident;

import org.jspecify.annotations.NullMarked;
