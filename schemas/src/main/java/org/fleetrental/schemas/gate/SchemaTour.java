package org.fleetrental.schemas.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/** Visits every named type of a schema once, where it is defined, so that one which contains itself comes to an end. */
final class SchemaTour {

    private final List<Schema> types = new ArrayList<>();
    private final List<PlacedField> fields = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();

    private SchemaTour() {}

    static SchemaTour of(Schema schema) {
        var tour = new SchemaTour();
        tour.visit("", schema);
        return tour;
    }

    List<Schema> types() {
        return List.copyOf(types);
    }

    List<PlacedField> fields() {
        return List.copyOf(fields);
    }

    private void visit(String path, Schema schema) {
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(branch -> visit(path, branch));
            case ARRAY -> visit(path, schema.getElementType());
            case MAP -> visit(path, schema.getValueType());
            case RECORD, ENUM, FIXED -> visitNamed(path, schema);
            default -> {
                // A primitive has nothing in it.
            }
        }
    }

    private void visitNamed(String path, Schema schema) {
        if (!visited.add(schema.getFullName())) {
            return;
        }
        types.add(schema);
        if (schema.getType() == Schema.Type.RECORD) {
            for (var field : schema.getFields()) {
                var place = path.isEmpty() ? field.name() : path + "." + field.name();
                fields.add(new PlacedField(place, schema, field));
                visit(place, field.schema());
            }
        }
    }
}
