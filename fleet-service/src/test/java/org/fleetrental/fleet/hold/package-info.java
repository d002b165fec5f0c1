@NullMarked
package org.fleetrental.fleet.hold;

import org.jspecify.annotations.NullMarked;
