@NullMarked
package org.fleetrental.maintenance.job;

import org.jspecify.annotations.NullMarked;
