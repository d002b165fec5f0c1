/** What a service refuses to run with where it counts: in the profile {@code production}. */
@NullMarked
package org.fleetrental.production;

import org.jspecify.annotations.NullMarked;
