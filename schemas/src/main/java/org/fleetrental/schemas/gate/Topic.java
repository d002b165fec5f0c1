package org.fleetrental.schemas.gate;

/** An event goes to the topic of its owner. */
final class Topic implements EventRule {

    @Override
    public String name() {
        return "topic";
    }

    @Override
    public void check(ReviewedEvent event, Findings findings) {
        var topic = event.description().topic();
        Services.topicOf(event.type().owner())
                .filter(own -> !own.equals(topic))
                .ifPresent(own -> findings.in(event.descriptionFile())
                        .at("topic")
                        .refuse(
                                topic + " is not the topic of " + event.type().owner() + ".",
                                "Write topic: " + own
                                        + ", so that one aggregate's history stays in one partition, in order."));
    }
}
