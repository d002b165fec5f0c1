@NullMarked
package org.fleetrental.schemas.catalog;

import org.jspecify.annotations.NullMarked;
