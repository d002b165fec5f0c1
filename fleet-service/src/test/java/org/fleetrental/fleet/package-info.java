@NullMarked
package org.fleetrental.fleet;

import org.jspecify.annotations.NullMarked;
