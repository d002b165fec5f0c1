@NullMarked
package org.fleetrental.fleet.document;

import org.jspecify.annotations.NullMarked;
