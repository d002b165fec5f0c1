@NullMarked
package org.fleetrental.fleet.odometer;

import org.jspecify.annotations.NullMarked;
