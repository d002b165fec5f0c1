@NullMarked
package org.fleetrental.rentals.report;

import org.jspecify.annotations.NullMarked;
