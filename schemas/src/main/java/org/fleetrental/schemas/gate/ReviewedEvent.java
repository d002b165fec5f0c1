package org.fleetrental.schemas.gate;

import java.util.List;
import java.util.Optional;
import org.fleetrental.schemas.EventDescription;
import org.fleetrental.schemas.EventType;

/**
 * An event with those of its versions that Avro can parse.
 *
 * @param versions oldest first
 */
record ReviewedEvent(EventType type, List<ReviewedSchema> versions) {

    String descriptionFile() {
        return type.folder() + "/event.yaml";
    }

    EventDescription description() {
        return type.description();
    }

    Optional<ReviewedSchema> version(int number) {
        return versions.stream().filter(schema -> schema.version() == number).findFirst();
    }
}
