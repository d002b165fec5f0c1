/** What people notice of vehicles: each incident becomes a job or is dismissed, once. */
@NullMarked
package org.fleetrental.maintenance.incident;

import org.jspecify.annotations.NullMarked;
