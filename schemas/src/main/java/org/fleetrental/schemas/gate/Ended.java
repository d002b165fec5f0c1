package org.fleetrental.schemas.gate;

import org.fleetrental.schemas.EventDescription.Status;

/** Nobody waits for an event that is no longer published. */
final class Ended implements EventRule {

    @Override
    public String name() {
        return "ended";
    }

    @Override
    public void check(ReviewedEvent event, Findings findings) {
        var consumers = event.description().consumers();
        if (event.description().status() == Status.ENDED && !consumers.isEmpty()) {
            findings.in(event.descriptionFile())
                    .at("consumers")
                    .refuse(
                            "The event has ended, and " + consumers.keySet() + " still take it in.",
                            "Write consumers: {}, once they have moved.");
        }
    }
}
