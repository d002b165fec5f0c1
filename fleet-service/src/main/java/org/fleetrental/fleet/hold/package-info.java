/** What keeps a vehicle from being available: rentals and maintenance jobs, as their services tell of them. */
@NullMarked
package org.fleetrental.fleet.hold;

import org.jspecify.annotations.NullMarked;
