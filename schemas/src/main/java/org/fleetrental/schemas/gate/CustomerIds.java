package org.fleetrental.schemas.gate;

import java.util.Locale;
import org.fleetrental.schemas.EventDescription.PersonalData;

/** Who keeps an event knows whether it points at a customer. */
final class CustomerIds implements EventRule {

    @Override
    public String name() {
        return "personal-data-class";
    }

    @Override
    public void check(ReviewedEvent event, Findings findings) {
        boolean pointsAtCustomers = event.versions().stream()
                .flatMap(schema -> schema.fields().stream())
                .anyMatch(field -> field.name().toLowerCase(Locale.ROOT).endsWith("customerid"));
        boolean saysSo = event.description().personalData() == PersonalData.PSEUDONYMOUS;
        var place = findings.in(event.descriptionFile()).at("personalData");
        if (pointsAtCustomers && !saysSo) {
            place.refuse("The event has a customerId and says it has no personal data.", "Write pseudonymous.");
        }
        if (saysSo && !pointsAtCustomers && !event.versions().isEmpty()) {
            place.refuse("No version of the event has a customerId.", "Write none.");
        }
    }
}
