/** The papers of the vehicles, and when they expire. */
@NullMarked
package org.fleetrental.fleet.document;

import org.jspecify.annotations.NullMarked;
