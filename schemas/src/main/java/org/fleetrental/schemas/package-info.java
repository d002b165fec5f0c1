/** The event schemas of all services, and how they get into the registry. */
@NullMarked
package org.fleetrental.schemas;

import org.jspecify.annotations.NullMarked;
