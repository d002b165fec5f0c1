@NullMarked
package org.fleetrental.maintenance;

import org.jspecify.annotations.NullMarked;
