@NullMarked
package org.fleetrental.maintenance.plan;

import org.jspecify.annotations.NullMarked;
