package org.fleetrental.schemas.gate;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a consumer says that it uses is in every version that it may meet: a replay begins with the first. A field that
 * came later has to say since when, and its default stands in for it before.
 */
final class Consumers implements EventRule {

    private static final Pattern USE = Pattern.compile("([A-Za-z0-9]+(?:\\.[A-Za-z0-9]+)*)(?: since ([1-9]\\d{0,3}))?");

    @Override
    public String name() {
        return "consumers";
    }

    @Override
    public void check(ReviewedEvent event, Findings findings) {
        event.description().consumers().forEach((service, consumer) -> {
            var place = findings.in(event.descriptionFile()).at("consumers." + service);
            if (!Services.names().contains(service)) {
                place.refuse("No service is called " + service + ".", "Use one of " + Services.names() + ".");
            }
            for (var use : consumer.uses()) {
                check(event, use, findings.in(event.descriptionFile()).at("consumers." + service + ".uses: " + use));
            }
        });
    }

    private static void check(ReviewedEvent event, String use, Findings.Place place) {
        var matcher = USE.matcher(use);
        if (!matcher.matches()) {
            place.refuse("That is no path to a field.", "Write it as in rental.lines.net or downtimeMinutes since 2.");
            return;
        }
        var path = FieldPath.of(matcher.group(1));
        int since = Optional.ofNullable(matcher.group(2)).map(Integer::parseInt).orElse(1);
        for (var schema : event.versions()) {
            if (schema.version() >= since && path.in(schema.avro()).isEmpty()) {
                place.refuse(
                        "Version " + schema.version() + " has no such field.",
                        "Keep the field while it is used, or say since when it is there, as in " + path + " since "
                                + (schema.version() + 1) + ".");
            }
        }
        if (since > 1) {
            checkBefore(event, path, since, place);
        }
    }

    private static void checkBefore(ReviewedEvent event, FieldPath path, int since, Findings.Place place) {
        var first = event.version(since);
        var before = event.version(since - 1);
        if (first.isEmpty() || before.isEmpty()) {
            place.refuse("There is no version " + since + ".", "Name the version that the field came with.");
            return;
        }
        path.firstMissingIn(before.get().avro())
                .ifPresentOrElse(
                        added -> added.in(first.get().avro())
                                .filter(field -> !field.hasDefaultValue())
                                .ifPresent(_ -> place.refuse(
                                        added + " has no default, so events from before version " + since
                                                + " cannot be read.",
                                        "Give it a default in version " + since + ".")),
                        () -> place.refuse(
                                "Version " + (since - 1) + " has the field already.",
                                "Name the version that the field came with."));
    }
}
