package org.fleetrental.schemas.gate;

import java.util.Objects;
import org.apache.avro.Schema;

/**
 * A new field has a default, and a default stays what it was: it is what an older event means, and that must not depend
 * on who reads it.
 */
final class Defaults implements SuccessionRule {

    @Override
    public String name() {
        return "defaults";
    }

    @Override
    public void check(ReviewedSchema before, ReviewedSchema after, Findings findings) {
        for (var field : after.fields()) {
            var place = findings.in(after).at(field.path());
            var older = field.in(before);
            if (older.isPresent()) {
                checkKept(older.get(), field.field(), before.version(), place);
            } else if (isInKnownRecord(field, before) && !field.field().hasDefaultValue()) {
                place.refuse(
                        "It is new since version " + before.version() + " and has no default.",
                        "Give it one, as in {\"type\": [\"null\", ...], \"default\": null}.");
            }
        }
    }

    private static void checkKept(Schema.Field older, Schema.Field newer, int version, Findings.Place place) {
        if (older.hasDefaultValue() && !newer.hasDefaultValue()) {
            place.refuse("It had a default in version " + version + ".", "Keep the default.");
        } else if (older.hasDefaultValue() && !Objects.deepEquals(older.defaultVal(), newer.defaultVal())) {
            place.refuse(
                    "Its default was another one in version " + version + ".",
                    "Keep the default: an event without the field must mean the same to every reader.");
        }
    }

    /** A record that is new as a whole has no older events to be read from. */
    private static boolean isInKnownRecord(PlacedField field, ReviewedSchema before) {
        return before.type(field.record().getFullName()).isPresent();
    }
}
