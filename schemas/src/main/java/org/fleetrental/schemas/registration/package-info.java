/** How the schemas get into the registry: a step of a deployment, never something that a service does. */
@NullMarked
package org.fleetrental.schemas.registration;

import org.jspecify.annotations.NullMarked;
