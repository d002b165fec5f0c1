/** What a service says of its messaging: the overview for operators, and the gauges of backlog and lag. */
@NullMarked
package org.fleetrental.messaging.monitoring;

import org.jspecify.annotations.NullMarked;
