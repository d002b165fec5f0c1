package org.fleetrental.schemas.gate;

import java.util.regex.Pattern;
import org.apache.avro.Schema;

/** Names look alike wherever an event is read: in Java, in SQL, in the catalog. */
final class Names implements SchemaRule {

    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    @Override
    public String name() {
        return "names";
    }

    @Override
    public void check(ReviewedSchema schema, Findings findings) {
        for (var type : schema.types()) {
            check(TYPE, type.getName(), findings.in(schema).at(type.getName()), "A type's name is in UpperCamelCase.");
            if (type.getType() == Schema.Type.ENUM) {
                for (var symbol : type.getEnumSymbols()) {
                    var place = findings.in(schema).at(type.getName() + "." + symbol);
                    check(SYMBOL, symbol, place, "A symbol is in UPPER_SNAKE_CASE.");
                }
            }
        }
        for (var field : schema.fields()) {
            check(FIELD, field.name(), findings.in(schema).at(field.path()), "A field's name is in lowerCamelCase.");
        }
    }

    private static void check(Pattern form, String name, Findings.Place place, String instead) {
        if (!form.matcher(name).matches()) {
            place.refuse("The name " + name + " is formed otherwise than all others.", instead);
        }
    }
}
