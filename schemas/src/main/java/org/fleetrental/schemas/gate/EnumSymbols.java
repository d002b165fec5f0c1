package org.fleetrental.schemas.gate;

import java.util.Objects;
import org.apache.avro.Schema;

/**
 * A symbol stays, and so does an enum's default. Avro lets both go where there is a default: the events that carry the
 * symbol would then be read as something else, without an error.
 */
final class EnumSymbols implements SuccessionRule {

    @Override
    public String name() {
        return "enum-symbols";
    }

    @Override
    public void check(ReviewedSchema before, ReviewedSchema after, Findings findings) {
        for (var older : before.types()) {
            if (older.getType() == Schema.Type.ENUM) {
                after.type(older.getFullName())
                        .filter(newer -> newer.getType() == Schema.Type.ENUM)
                        .ifPresent(newer -> check(
                                older,
                                newer,
                                before.version(),
                                findings.in(after).at(older.getName())));
            }
        }
    }

    private static void check(Schema older, Schema newer, int version, Findings.Place place) {
        for (var symbol : older.getEnumSymbols()) {
            if (!newer.hasEnumSymbol(symbol)) {
                place.refuse(
                        "Its symbol " + symbol + " of version " + version + " is gone.",
                        "Keep the symbol, and say in \"doc\" that it is no longer used.");
            }
        }
        if (!Objects.equals(older.getEnumDefault(), newer.getEnumDefault())) {
            place.refuse(
                    "Its default was " + older.getEnumDefault() + " in version " + version + ".",
                    "Keep the default: a symbol from tomorrow must mean the same to every reader.");
        }
    }
}
