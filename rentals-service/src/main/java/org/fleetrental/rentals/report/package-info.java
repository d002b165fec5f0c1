/** What those want to know who run the business. */
@NullMarked
package org.fleetrental.rentals.report;

import org.jspecify.annotations.NullMarked;
