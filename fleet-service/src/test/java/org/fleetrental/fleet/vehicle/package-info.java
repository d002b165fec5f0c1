@NullMarked
package org.fleetrental.fleet.vehicle;

import org.jspecify.annotations.NullMarked;
