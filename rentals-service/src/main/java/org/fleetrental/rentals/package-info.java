/** Who may have which vehicle when, and at what price. */
@NullMarked
package org.fleetrental.rentals;

import org.jspecify.annotations.NullMarked;
