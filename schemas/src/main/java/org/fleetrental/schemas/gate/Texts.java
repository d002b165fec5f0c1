package org.fleetrental.schemas.gate;

/** The description says something wherever it is asked: the catalog shows it word by word. */
final class Texts implements EventRule {

    @Override
    public String name() {
        return "texts";
    }

    @Override
    public void check(ReviewedEvent event, Findings findings) {
        var description = event.description();
        var place = findings.in(event.descriptionFile());
        check(description.owner(), place.at("owner"));
        check(description.topic(), place.at("topic"));
        check(description.key(), place.at("key"));
        check(description.when(), place.at("when"));
        check(description.purpose(), place.at("purpose"));
        description
                .consumers()
                .forEach((service, consumer) -> check(consumer.why(), place.at("consumers." + service + ".why")));
        description
                .versions()
                .forEach((version, release) -> check(release.changes(), place.at("versions." + version + ".changes")));
    }

    private static void check(String text, Findings.Place place) {
        if (Prose.isMissing(text)) {
            place.refuse("It is blank, or still a TODO.", "Write it for somebody who reads nothing else of the event.");
        }
    }
}
