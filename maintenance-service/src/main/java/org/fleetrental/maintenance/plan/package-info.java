/** Preventive plans, by distance and by time, and which vehicles are due. */
@NullMarked
package org.fleetrental.maintenance.plan;

import org.jspecify.annotations.NullMarked;
