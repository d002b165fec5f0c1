/** What the four HTTP APIs have in common: problems, idempotency keys, pages, money. */
@NullMarked
package org.fleetrental.http;

import org.jspecify.annotations.NullMarked;
