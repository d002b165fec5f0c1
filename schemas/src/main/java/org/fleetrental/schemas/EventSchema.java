package org.fleetrental.schemas;

import java.util.Comparator;

/**
 * One released version of an event's Avro schema.
 *
 * @param owner the service that publishes the event; the registry's group
 * @param name the event's name; the registry's artifact
 * @param version counted from 1
 * @param content the schema as it was released, JSON
 */
public record EventSchema(String owner, String name, int version, String content) implements Comparable<EventSchema> {

    private static final Comparator<EventSchema> ORDER = Comparator.comparing(EventSchema::owner)
            .thenComparing(EventSchema::name)
            .thenComparingInt(EventSchema::version);

    public EventSchema {
        if (version < 1) {
            throw new IllegalArgumentException("Version " + version + " of " + name + ": versions count from 1");
        }
    }

    /** Where the schema is kept, seen from the root of the repository. */
    public String file() {
        return "schemas/" + owner + "/" + name + "/v" + version + ".avsc";
    }

    @Override
    public int compareTo(EventSchema other) {
        return ORDER.compare(this, other);
    }
}
