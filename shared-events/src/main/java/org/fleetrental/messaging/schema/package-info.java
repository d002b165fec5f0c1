/** What an event looks like on the wire: Avro bytes, the schema that wrote them, and the registry that knows it. */
@NullMarked
package org.fleetrental.messaging.schema;

import org.jspecify.annotations.NullMarked;
