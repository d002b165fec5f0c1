/** maintenance-service: what is done to the vehicles, when, and what it costs. */
@NullMarked
package org.fleetrental.maintenance;

import org.jspecify.annotations.NullMarked;
