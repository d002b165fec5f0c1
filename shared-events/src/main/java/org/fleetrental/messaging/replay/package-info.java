/** Topics read once more: handing a stretch of one to the handlers again, and building a projection anew. */
@NullMarked
package org.fleetrental.messaging.replay;

import org.jspecify.annotations.NullMarked;
