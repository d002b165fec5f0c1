package org.fleetrental.schemas.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.fleetrental.schemas.EventDescription.Status;

/** A type that several events carry is the same in the newest version of each: a service has one class for it. */
final class SharedTypes implements Rule {

    private record Definition(Schema type, ReviewedSchema schema) {

        /** All of it, with what is in it, wherever that is defined in the file. */
        String text() {
            return type.toString();
        }
    }

    @Override
    public String name() {
        return "shared-types";
    }

    @Override
    public void check(Review review, Findings findings) {
        var definitions = new TreeMap<String, List<Definition>>();
        for (var event : review.events()) {
            if (event.description().status() != Status.ENDED
                    && !event.versions().isEmpty()) {
                var newest = event.versions().getLast();
                for (var type : newest.types()) {
                    definitions
                            .computeIfAbsent(type.getFullName(), _ -> new ArrayList<>())
                            .add(new Definition(type, newest));
                }
            }
        }
        definitions.values().forEach(same -> check(same, findings));
    }

    /** What most events say counts as right, so that the refusal names the odd one. */
    private static void check(List<Definition> definitions, Findings findings) {
        var most =
                definitions.stream()
                        .collect(Collectors.groupingBy(Definition::text, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .max(Comparator.comparing((Function<Map.Entry<String, Long>, Long>) Map.Entry::getValue)
                                .thenComparing(Map.Entry::getKey))
                        .orElseThrow()
                        .getKey();
        var model = definitions.stream()
                .filter(one -> one.text().equals(most))
                .findFirst()
                .orElseThrow();
        definitions.stream()
                .filter(one -> !one.text().equals(most))
                .forEach(odd -> findings.in(odd.schema())
                        .at(odd.type().getName())
                        .refuse(
                                "It is another one than in " + model.schema().file() + ".",
                                "Change it in a new version of every event that carries it, in one pull request."));
    }
}
