/** The vehicles: identity, state and its history, decommissioning. */
@NullMarked
package org.fleetrental.fleet.vehicle;

import org.jspecify.annotations.NullMarked;
