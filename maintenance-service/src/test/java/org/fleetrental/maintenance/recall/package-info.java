@NullMarked
package org.fleetrental.maintenance.recall;

import org.jspecify.annotations.NullMarked;
