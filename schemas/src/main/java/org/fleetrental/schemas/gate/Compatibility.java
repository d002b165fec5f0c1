package org.fleetrental.schemas.gate;

import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;

/**
 * Every version reads every other. Avro judges it in two ways, and neither sees all: its validator passes a new symbol
 * of an enum without a default, its compatibility check (which the registry uses) says where something is wrong.
 */
final class Compatibility implements EventRule {

    private static final SchemaValidator VALIDATOR =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    @Override
    public String name() {
        return "compatibility";
    }

    @Override
    public void check(ReviewedEvent event, Findings findings) {
        var versions = event.versions();
        for (int newer = 1; newer < versions.size(); newer++) {
            for (var older : versions.subList(0, newer)) {
                var place = findings.in(versions.get(newer));
                try {
                    check(older, versions.get(newer), place);
                } catch (AvroRuntimeException refused) {
                    place.refuse(
                            "Avro cannot compare it with version %d: %s."
                                    .formatted(older.version(), refused.getMessage()),
                            "Take away what makes the two ambiguous, as an alias does that is a name as well.");
                }
            }
        }
    }

    private static void check(ReviewedSchema older, ReviewedSchema newer, Findings.Place place) {
        var backward = incompatibilities(newer.avro(), older.avro());
        var forward = incompatibilities(older.avro(), newer.avro());
        backward.forEach(found ->
                refuse(place, found, newer.avro(), "It cannot read events of version %d".formatted(older.version())));
        forward.forEach(found ->
                refuse(place, found, older.avro(), "Version %d cannot read its events".formatted(older.version())));
        if (backward.isEmpty() && forward.isEmpty()) {
            try {
                VALIDATOR.validate(newer.avro(), List.of(older.avro()));
            } catch (SchemaValidationException refused) {
                place.refuse(
                        "It and version %d cannot read each other.".formatted(older.version()),
                        "Keep what is there as it is, and add what is new beside it, with a default.");
            }
        }
    }

    private static List<Incompatibility> incompatibilities(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities();
    }

    private static void refuse(Findings.Place place, Incompatibility found, Schema reader, String who) {
        place.at(SchemaLocation.path(reader, found.getLocation()))
                .refuse(who + ": " + found.getMessage() + ".", advice(found.getType()));
    }

    private static String advice(SchemaIncompatibilityType type) {
        return switch (type) {
            case READER_FIELD_MISSING_DEFAULT_VALUE ->
                "Keep every field that has no default, and give a new one a default.";
            case MISSING_ENUM_SYMBOLS -> "Keep the symbols; only an enum with a default can have new ones.";
            case NAME_MISMATCH -> "Keep the name; another name is another type, in a new field.";
            case TYPE_MISMATCH, MISSING_UNION_BRANCH, FIXED_SIZE_MISMATCH ->
                "Keep the type, and add a field of the new type beside it, with a default.";
        };
    }
}
