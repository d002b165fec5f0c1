package org.fleetrental.schemas.gate;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Nothing about a person is in an event: what is in a topic cannot be corrected or erased. It goes by the names of
 * fields, so it stops what happens by mistake, not who hides it.
 */
final class NoPersonalData implements SchemaRule {

    private static final Pattern PERSONAL = Pattern.compile(String.join(
            "|",
            "(full|first|last|middle|given|family|maiden|nick|user)name",
            "surname",
            ".*(customer|driver|person|holder|contact|renter|payer|mechanic|agent|employee)name",
            ".*e?mail",
            ".*e?mailaddress",
            ".*(phone|mobile|telephone|fax)(number)?",
            ".*address",
            "street.*",
            "house(number|no)",
            "(postal|post|zip)code",
            "birth.*",
            ".*(dateofbirth|birthday|birthdate)",
            "(age|gender|nationality|photo|signature)",
            "driv(er|ing)s?licen[cs]e.*",
            "licen[cs]e(number|no)",
            ".*(passport|identitycard|nationalid|socialsecurity|taxpayer).*",
            ".*(iban|cardnumber|cardholder|accountnumber|cvv|cvc)"));

    @Override
    public String name() {
        return "personal-data";
    }

    @Override
    public void check(ReviewedSchema schema, Findings findings) {
        for (var field : schema.fields()) {
            if (PERSONAL.matcher(field.name().toLowerCase(Locale.ROOT)).matches()) {
                findings.in(schema)
                        .at(field.path())
                        .refuse(
                                "It tells something about a person, and events are never erased.",
                                "Leave it out: say who by customerId, and let the service that owns the person tell more.");
            }
        }
    }
}
