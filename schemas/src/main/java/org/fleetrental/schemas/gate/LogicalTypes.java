package org.fleetrental.schemas.gate;

import java.util.function.Predicate;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Schema;

/**
 * Ids are UUIDs and times are instants in microseconds, and stay so. Avro's own check looks at the bare types alone: it
 * lets microseconds become milliseconds, and every reader is off by a thousand.
 */
final class LogicalTypes implements EventRule {

    private static final String UUID = "{\"type\": \"string\", \"logicalType\": \"uuid\"}";
    private static final String INSTANT = "{\"type\": \"long\", \"logicalType\": \"timestamp-micros\"}";

    @Override
    public String name() {
        return "logical-types";
    }

    @Override
    public void check(ReviewedEvent event, Findings findings) {
        for (var schema : event.versions()) {
            schema.fields().forEach(field -> checkForm(schema, field, findings));
        }
        var versions = event.versions();
        for (int next = 1; next < versions.size(); next++) {
            for (var before : versions.subList(0, next)) {
                checkKept(before, versions.get(next), findings);
            }
        }
    }

    private static void checkForm(ReviewedSchema schema, PlacedField field, Findings findings) {
        var place = findings.in(schema).at(field.path());
        if (isNamed(field, "id") && !holds(field, Values::isUuid)) {
            place.refuse("An id is a uuid, and this is none.", "Write " + UUID + ", or name it otherwise.");
        }
        if (isNamed(field, "at") && !holds(field, Values::isTimestamp)) {
            place.refuse("A time is in microseconds, and this is not.", "Write " + INSTANT + ", or name it otherwise.");
        }
    }

    private static void checkKept(ReviewedSchema before, ReviewedSchema after, Findings findings) {
        for (var field : after.fields()) {
            field.in(before).ifPresent(older -> {
                var was = logicalTypes(older.schema());
                if (!was.equals(logicalTypes(field.field().schema()))) {
                    findings.in(after)
                            .at(field.path())
                            .refuse(
                                    "Its logical type was \"%s\" in version %d.".formatted(was, before.version()),
                                    "Keep it; an older reader would take the same bytes for something else.");
                }
            });
        }
    }

    /** Also the plural, for a list of them. */
    private static boolean isNamed(PlacedField field, String ending) {
        var capital = Character.toUpperCase(ending.charAt(0)) + ending.substring(1);
        return field.name().matches("(%s|.*[a-z0-9]%s)s?".formatted(ending, capital));
    }

    private static boolean holds(PlacedField field, Predicate<Schema> form) {
        return Values.of(field.field().schema()).allMatch(form);
    }

    private static String logicalTypes(Schema schema) {
        return String.join(
                " or ",
                Values.of(schema)
                        .map(LogicalTypes::inFull)
                        .filter(type -> !type.isEmpty())
                        .toList());
    }

    /** Of a decimal the digits too: the same bytes are a hundredfold with two digits less behind the point. */
    private static String inFull(Schema schema) {
        return schema.getLogicalType() instanceof Decimal decimal
                ? "decimal(%d, %d)".formatted(decimal.getPrecision(), decimal.getScale())
                : Values.logicalType(schema);
    }
}
