package org.fleetrental.schemas.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.fleetrental.schemas.EventSchema;

/**
 * One thing in which a version of a schema differs from another, for people.
 *
 * @param path to the field, as in {@code rental.lines.net}
 * @param detail what it is now, and was before
 */
record SchemaChange(Kind kind, String path, String detail) {

    enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    private record Facts(String type, List<String> symbols, String fallback, String defaultValue, String doc) {

        static Facts of(Schema.Field field) {
            var symbols = TypeWords.enumIn(field.schema());
            return new Facts(
                    TypeWords.of(field.schema()),
                    symbols.map(Schema::getEnumSymbols).orElse(List.of()),
                    symbols.map(Schema::getEnumDefault).orElse("none"),
                    defaultOf(field),
                    Objects.requireNonNullElse(field.doc(), ""));
        }

        String summary() {
            return type
                    + (defaultValue.equals("none") ? "" : ", default " + defaultValue)
                    + (doc.isEmpty() ? "" : ": ")
                    + doc;
        }
    }

    static List<SchemaChange> between(EventSchema before, EventSchema after) {
        var old = flat(before);
        var young = flat(after);
        var changes = new ArrayList<SchemaChange>();
        young.forEach((path, facts) -> {
            var was = old.get(path);
            if (was != null) {
                changes.addAll(compare(path, was, facts));
            } else if (old.containsKey(parent(path)) || parent(path).isEmpty()) {
                changes.add(new SchemaChange(Kind.ADDED, path, facts.summary()));
            }
        });
        old.forEach((path, facts) -> {
            boolean withItsParent = !parent(path).isEmpty() && !young.containsKey(parent(path));
            if (!young.containsKey(path) && !withItsParent) {
                changes.add(new SchemaChange(Kind.REMOVED, path, facts.summary()));
            }
        });
        return changes;
    }

    /** In words; {@code none} if there is none. */
    static String defaultOf(Schema.Field field) {
        if (!field.hasDefaultValue()) {
            return "none";
        }
        var value = field.defaultVal();
        return value == JsonProperties.NULL_VALUE ? "nothing" : String.valueOf(value);
    }

    private static List<SchemaChange> compare(String path, Facts was, Facts is) {
        var changes = new ArrayList<SchemaChange>();
        changed(changes, path, "type", was.type, is.type);
        changed(changes, path, "symbols", String.join(", ", was.symbols), String.join(", ", is.symbols));
        changed(changes, path, "symbol for unknown ones", was.fallback, is.fallback);
        changed(changes, path, "default", was.defaultValue, is.defaultValue);
        changed(changes, path, "doc", was.doc, is.doc);
        return changes;
    }

    private static void changed(List<SchemaChange> changes, String path, String what, String was, String is) {
        if (!was.equals(is)) {
            changes.add(new SchemaChange(Kind.CHANGED, path, what + ": " + was + " → " + is));
        }
    }

    private static String parent(String path) {
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }

    private static Map<String, Facts> flat(EventSchema schema) {
        var fields = new LinkedHashMap<String, Facts>();
        flatten(new Schema.Parser().parse(schema.content()), "", Set.of(), fields);
        return fields;
    }

    /** @param within the records around, so that one that holds itself comes to an end */
    private static void flatten(Schema record, String prefix, Set<String> within, Map<String, Facts> fields) {
        if (within.contains(record.getFullName())) {
            return;
        }
        var around = new HashSet<>(within);
        around.add(record.getFullName());
        for (var field : record.getFields()) {
            fields.put(prefix + field.name(), Facts.of(field));
            FieldPath.recordIn(field.schema())
                    .ifPresent(nested -> flatten(nested, prefix + field.name() + ".", around, fields));
        }
    }
}
