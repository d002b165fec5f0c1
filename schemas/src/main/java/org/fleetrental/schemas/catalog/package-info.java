/** What people read of the events: documents that are generated, and committed, and a page to browse. */
@NullMarked
package org.fleetrental.schemas.catalog;

import org.jspecify.annotations.NullMarked;
