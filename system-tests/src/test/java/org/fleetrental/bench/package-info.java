/** What {@code ./fleet bench} measures. Nothing here is a test: no figure fails a build. */
@NullMarked
package org.fleetrental.bench;

import org.jspecify.annotations.NullMarked;
