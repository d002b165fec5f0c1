package org.fleetrental.messaging.schema;

import org.apache.avro.Schema;

/** Where a schema stands in the registry: owner, event name and released version, as in the {@code schemas} folder. */
public record SchemaReference(String group, String name, String version) {

    public static SchemaReference of(Schema schema) {
        var version = schema.getObjectProp("version");
        if (version == null) {
            throw new IllegalArgumentException("Not an event schema, it has no version: " + schema.getFullName());
        }
        var namespace = schema.getNamespace();
        return new SchemaReference(
                namespace.substring(namespace.lastIndexOf('.') + 1), schema.getName(), version.toString());
    }
}
