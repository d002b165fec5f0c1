/** Lists as files for a spreadsheet. */
@NullMarked
package org.fleetrental.rentals.csv;

import org.jspecify.annotations.NullMarked;
