/** What a change of the event schemas must pass before it may land. Needs no server. */
@NullMarked
package org.fleetrental.schemas.gate;

import org.jspecify.annotations.NullMarked;
