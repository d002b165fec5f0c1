package org.fleetrental.schemas.gate;

import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fleetrental.schemas.EventDescription;
import org.fleetrental.schemas.EventDescription.Status;

/** A reader who is asked to move is told where to, and only then. */
final class Replacement implements Rule {

    @Override
    public String name() {
        return "replacement";
    }

    @Override
    public void check(Review review, Findings findings) {
        var byName = review.events().stream()
                .collect(Collectors.toMap(
                        event -> event.type().name(), ReviewedEvent::description, (one, _) -> one, TreeMap::new));
        for (var event : review.events()) {
            var replacedBy = event.description().replacedBy();
            if (replacedBy == null) {
                continue;
            }
            var place = findings.in(event.descriptionFile()).at("replacedBy");
            if (event.description().status() == Status.ACTIVE) {
                place.refuse("An active event is not replaced.", "Set status: deprecated, or take replacedBy away.");
            }
            var target = byName.get(replacedBy);
            if (target == null || replacedBy.equals(event.type().name())) {
                place.refuse(
                        replacedBy + " is no other event.", "Name the event that readers should move to, and add it.");
            } else if (target.status() == Status.ENDED) {
                place.refuse(replacedBy + " has ended itself.", "Name the event that is published today.");
            } else if (leadsBack(event.type().name(), byName)) {
                place.refuse("Its replacements lead back to it.", "Let the newest of them have no replacedBy.");
            }
        }
    }

    private static boolean leadsBack(String name, Map<String, EventDescription> byName) {
        var passed = new HashSet<String>();
        var next = byName.get(name);
        while (next != null && next.replacedBy() != null && passed.add(next.replacedBy())) {
            next = byName.get(next.replacedBy());
        }
        return passed.contains(name);
    }
}
