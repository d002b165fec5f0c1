package org.fleetrental.schemas;

import java.util.List;
import java.util.Optional;

/**
 * An event as the folder {@code schemas/<owner>/<name>} describes it: what it means, every released version of its
 * schema, and examples of each.
 *
 * @param owner the service that publishes it; the registry's group
 * @param name the registry's artifact
 * @param description what {@code event.yaml} says
 * @param schemas by version, oldest first, at least one
 * @param examples by version and name
 */
public record EventType(
        String owner, String name, EventDescription description, List<EventSchema> schemas, List<EventExample> examples)
        implements Comparable<EventType> {

    public EventType {
        schemas = List.copyOf(schemas);
        examples = List.copyOf(examples);
    }

    /** Where it is kept, seen from the root of the repository. */
    public String folder() {
        return "schemas/" + owner + "/" + name;
    }

    public EventSchema newest() {
        return schemas.getLast();
    }

    public Optional<EventSchema> version(int version) {
        return schemas.stream().filter(schema -> schema.version() == version).findFirst();
    }

    public List<EventExample> examplesOf(int version) {
        return examples.stream().filter(example -> example.version() == version).toList();
    }

    @Override
    public int compareTo(EventType other) {
        return newest().compareTo(other.newest());
    }
}
