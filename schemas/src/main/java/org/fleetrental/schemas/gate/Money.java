package org.fleetrental.schemas.gate;

import java.util.EnumSet;
import java.util.Set;
import org.apache.avro.Schema;

/** An amount of money travels with its currency, as whole minor units: a bare number does not say of what. */
final class Money implements SchemaRule {

    private static final String MONEY = "org.fleetrental.events.Money";
    private static final Set<String> MONEY_WORDS = Set.of(
            "price",
            "prices",
            "amount",
            "amounts",
            "cost",
            "costs",
            "fee",
            "fees",
            "paid",
            "balance",
            "total",
            "net",
            "gross",
            "tax",
            "charge",
            "charges",
            "charged",
            "refund",
            "credit",
            "deposit",
            "revenue",
            "discount");
    /** A count of something else: {@code totalKm}, {@code taxRateBasisPoints}. */
    private static final Set<String> OTHER_UNITS =
            Set.of("points", "percent", "km", "minutes", "hours", "days", "count", "seconds");

    private static final Set<Schema.Type> NUMBERS = EnumSet.of(
            Schema.Type.INT,
            Schema.Type.LONG,
            Schema.Type.FLOAT,
            Schema.Type.DOUBLE,
            Schema.Type.BYTES,
            Schema.Type.FIXED);

    @Override
    public String name() {
        return "money";
    }

    @Override
    public void check(ReviewedSchema schema, Findings findings) {
        for (var field : schema.fields()) {
            if (!field.record().getFullName().equals(MONEY) && isNamedLikeMoney(field) && isNumber(field)) {
                findings.in(schema)
                        .at(field.path())
                        .refuse(
                                "An amount of money is a bare number here, without its currency.",
                                "Use " + MONEY + ", or end the name with the unit if it is no money, as in totalKm.");
            }
        }
    }

    private static boolean isNamedLikeMoney(PlacedField field) {
        var words = Words.of(field.name());
        return words.stream().anyMatch(MONEY_WORDS::contains) && !OTHER_UNITS.contains(words.getLast());
    }

    private static boolean isNumber(PlacedField field) {
        return Values.of(field.field().schema()).anyMatch(value -> NUMBERS.contains(value.getType()));
    }
}
