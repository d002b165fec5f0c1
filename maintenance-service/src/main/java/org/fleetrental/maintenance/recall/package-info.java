/** Recalls of makers: which vehicles follow them, and the job by which each does. */
@NullMarked
package org.fleetrental.maintenance.recall;

import org.jspecify.annotations.NullMarked;
