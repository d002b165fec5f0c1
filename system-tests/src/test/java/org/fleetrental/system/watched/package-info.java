/** Whether alerts and dashboards, in deploy/observability, speak of what the running services really tell. */
@NullMarked
package org.fleetrental.system.watched;

import org.jspecify.annotations.NullMarked;
