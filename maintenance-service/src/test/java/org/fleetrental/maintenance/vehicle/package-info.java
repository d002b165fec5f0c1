@NullMarked
package org.fleetrental.maintenance.vehicle;

import org.jspecify.annotations.NullMarked;
