/** How requests are read. */
@NullMarked
package org.fleetrental.accounting.http;

import org.jspecify.annotations.NullMarked;
