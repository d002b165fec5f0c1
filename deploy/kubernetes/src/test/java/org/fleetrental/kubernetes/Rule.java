package org.fleetrental.kubernetes;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What has to hold in the overlays.
 *
 * @param name a sentence
 * @param reason what happens otherwise
 * @param overlays where it has to hold; the violation is planted in the last
 * @param violations what breaks it
 * @param violation breaks it in a copy
 */
record Rule(
        String name,
        String reason,
        List<String> overlays,
        Function<Rendered, List<String>> violations,
        Consumer<Rendered> violation) {

    /** A rule for all overlays in which the services run. */
    static Rule of(
            String name, String reason, Function<Rendered, List<String>> violations, Consumer<Rendered> violation) {
        return new Rule(name, reason, List.of("dev", "first-site", "production"), violations, violation);
    }

    /** The same in fewer or more overlays. */
    Rule in(String... names) {
        return new Rule(name, reason, List.of(names), violations, violation);
    }

    /** The titles of those that are not as they should be. */
    static <T extends JsonNode> List<String> unless(Stream<T> manifests, Predicate<T> good) {
        return manifests.filter(good.negate()).map(Rendered::title).toList();
    }

    /** The containers that are not as they should be, with what they are in. */
    static List<String> containersUnless(Rendered rendered, Predicate<JsonNode> good) {
        return rendered.workloads()
                .flatMap(workload -> Rendered.containers(workload)
                        .filter(good.negate())
                        .map(container -> Rendered.title(workload) + ", container "
                                + container.path("name").asText()))
                .toList();
    }

    static Set<String> texts(JsonNode list) {
        return Rendered.items(list).map(JsonNode::asText).collect(toSet());
    }

    static Set<String> set(String... texts) {
        return Arrays.stream(texts).collect(toSet());
    }
}
