package org.fleetrental.schemas.gate;

import java.util.stream.Collectors;
import org.fleetrental.schemas.EventDescription.Status;

/** A reader who is asked to move is told where to, and only then. */
final class Replacement implements Rule {

    @Override
    public String name() {
        return "replacement";
    }

    @Override
    public void check(Review review, Findings findings) {
        var names = review.events().stream().map(event -> event.type().name()).collect(Collectors.toSet());
        for (var event : review.events()) {
            var replacedBy = event.description().replacedBy();
            if (replacedBy == null) {
                continue;
            }
            var place = findings.in(event.descriptionFile()).at("replacedBy");
            if (event.description().status() == Status.ACTIVE) {
                place.refuse("An active event is not replaced.", "Set status: deprecated, or take replacedBy away.");
            }
            if (!names.contains(replacedBy) || replacedBy.equals(event.type().name())) {
                place.refuse(
                        replacedBy + " is no other event.", "Name the event that readers should move to, and add it.");
            }
        }
    }
}
