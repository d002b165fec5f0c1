/** Maintenance jobs: planned, worked on, completed with their cost, or called off. */
@NullMarked
package org.fleetrental.maintenance.job;

import org.jspecify.annotations.NullMarked;
