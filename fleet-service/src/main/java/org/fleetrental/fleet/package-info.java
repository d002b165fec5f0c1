/** fleet-service: which vehicles there are, and what state each is in. */
@NullMarked
package org.fleetrental.fleet;

import org.jspecify.annotations.NullMarked;
