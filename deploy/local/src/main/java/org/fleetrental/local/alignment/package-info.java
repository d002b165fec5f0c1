/**
 * Databases and topics that say different things, because one side has gone back in time or lost something: what
 * differs, and how they agree again. The procedure is in docs/operations.md.
 */
@NullMarked
package org.fleetrental.local.alignment;

import org.jspecify.annotations.NullMarked;
