package org.fleetrental.kubernetes;

import static org.fleetrental.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many replicas there are, where they are, and who finds them. */
final class ReplicaRules {

    private ReplicaRules() {}

    static List<Rule> all() {
        return Stream.of(number(), placement()).flatMap(List::stream).toList();
    }

    private static List<Rule> number() {
        return List.of(
                Rule.of(
                        "no replica is taken away before its successor is ready",
                        "with two of them, half the capacity would be gone for the time of a start",
                        all -> unless(all.kind("Deployment"), deployment -> {
                            var strategy = deployment.at("/spec/strategy/rollingUpdate");
                            return strategy.path("maxUnavailable").toString().equals("0")
                                    && strategy.path("maxSurge").asInt() > 0;
                        }),
                        all -> Edit.put(
                                all.one("Deployment", "fleet-service"),
                                "/spec/strategy/rollingUpdate/maxUnavailable",
                                1)),
                Rule.of(
                                "the number of a service's replicas is the autoscaler's",
                                "each apply would throw away what it has scaled up to",
                                all -> unless(
                                        all.services(),
                                        service -> !service.path("spec").has("replicas")
                                                && all.kind("ScaledObject")
                                                        .anyMatch(scaled -> scaled.at("/spec/scaleTargetRef/name")
                                                                .asText()
                                                                .equals(Rendered.name(service)))),
                                all -> Edit.put(all.one("Deployment", "fleet-service"), "/spec/replicas", 2))
                        .in("first-site", "production"),
                Rule.of(
                        "a drained node takes one replica of a Deployment at a time",
                        "an upgrade of the cluster would stop all of them",
                        all -> unless(
                                all.kind("Deployment"),
                                deployment -> all.kind("PodDisruptionBudget")
                                        .anyMatch(budget -> budget.at("/spec/maxUnavailable")
                                                                .asInt()
                                                        == 1
                                                && selects(budget.at("/spec/selector/matchLabels"), deployment))),
                        all -> Edit.put(
                                all.one("PodDisruptionBudget", "rentals-service"),
                                "/spec/selector/matchLabels/app.kubernetes.io~1name",
                                "rental-service")));
    }

    private static List<Rule> placement() {
        return List.of(
                Rule.of(
                        "replicas are spread over machines",
                        "one that fails would take the whole service with it",
                        all -> unless(
                                all.kind("Deployment"), deployment -> isSpread(deployment, "kubernetes.io/hostname")),
                        all -> Edit.pod(
                                all,
                                "/topologySpreadConstraints/0/labelSelector/matchLabels/app.kubernetes.io~1component",
                                "job")),
                Rule.of(
                        "services are spread over zones",
                        "so would a zone",
                        all -> unless(all.services(), service -> isSpread(service, "topology.kubernetes.io/zone")),
                        all -> Edit.pod(all, "/topologySpreadConstraints/1/topologyKey", "kubernetes.io/hostname")),
                Rule.of(
                        "a Service finds the pods of one Deployment, and no Job's",
                        "requests would go to a migration, and be refused",
                        ReplicaRules::ambiguousServices,
                        all -> Edit.remove(
                                all.one("Service", "fleet-service"), "/spec/selector/app.kubernetes.io~1component")));
    }

    private static boolean selects(JsonNode labels, JsonNode workload) {
        var pod = Rendered.template(workload).at("/metadata/labels");
        return !labels.isEmpty()
                && labels.properties().stream()
                        .allMatch(label -> label.getValue().equals(pod.get(label.getKey())));
    }

    private static boolean isSpread(JsonNode deployment, String topologyKey) {
        return Rendered.items(Rendered.podSpec(deployment).path("topologySpreadConstraints"))
                .anyMatch(spread -> spread.path("topologyKey").asText().equals(topologyKey)
                        && selects(spread.at("/labelSelector/matchLabels"), deployment));
    }

    private static List<String> ambiguousServices(Rendered all) {
        return unless(all.kind("Service"), service -> {
            Map<String, List<String>> found = all.workloads()
                    .filter(workload -> selects(service.at("/spec/selector"), workload))
                    .collect(Collectors.groupingBy(
                            workload -> workload.path("kind").asText(),
                            Collectors.mapping(Rendered::name, Collectors.toList())));
            return found.keySet().equals(Rule.set("Deployment"))
                    && found.get("Deployment").size() == 1;
        });
    }
}
