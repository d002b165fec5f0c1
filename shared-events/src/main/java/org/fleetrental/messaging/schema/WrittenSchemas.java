package org.fleetrental.messaging.schema;

import java.util.List;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventDescription.Status;

/** Which schemas a service writes: the newest of each event that it owns and still publishes. */
final class WrittenSchemas {

    private WrittenSchemas() {}

    static List<SchemaReference> of(String service) {
        return EventCatalog.packed().types().stream()
                .filter(type ->
                        type.owner().equals(service) && type.description().status() != Status.ENDED)
                .map(type -> new SchemaReference(
                        type.owner(), type.name(), String.valueOf(type.newest().version())))
                .toList();
    }
}
