package org.fleetrental.kubernetes;

import static org.fleetrental.kubernetes.Rule.set;
import static org.fleetrental.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one manifest names is what another makes. */
final class ReferenceRules {

    /** Strimzi's and CloudNativePG's own, by the names that they give them. */
    private static final Set<String> BY_OPERATORS = set("fleet-cluster-ca-cert", "fleet-postgres-ca");

    /** What {@code overlays/dev/prepare.sh} makes, where no vault is. */
    private static final String PREPARED = "postgres-[a-z-]+|registry-deployer|token-public-key";

    private ReferenceRules() {}

    static List<Rule> all() {
        return Stream.of(names(), namespaces()).flatMap(List::stream).toList();
    }

    private static List<Rule> namespaces() {
        return List.of(
                Rule.of(
                                "the services of production are told that it is production",
                                "they would start with an open Kafka, a password that is a name, or a key from a file",
                                all -> unless(
                                        all.kind("ConfigMap")
                                                .filter(config ->
                                                        Rendered.name(config).startsWith("connections")),
                                        config -> config.at("/data/QUARKUS_PROFILE")
                                                .asText()
                                                .equals("prod,production")),
                                all -> Edit.remove(all.first("ConfigMap", "connections"), "/data/QUARKUS_PROFILE"))
                        .in("first-site", "production"),
                Rule.of(
                                "the namespace refuses what is not restricted",
                                "every rule about pods here is about these files; that one is about whatever is"
                                        + " applied",
                                all -> unless(
                                        all.kind("Namespace"),
                                        namespace -> namespace
                                                .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                                                .asText()
                                                .equals("restricted")),
                                all -> Edit.put(
                                        all.kind("Namespace").findFirst().orElseThrow(),
                                        "/metadata/labels/pod-security.kubernetes.io~1enforce",
                                        "baseline"))
                        .in("dev", "second-site", "first-site", "production"),
                Rule.of(
                                "everything is in the overlay's own namespace",
                                "what is left without one goes where kubectl points at that moment",
                                all -> {
                                    var namespace = Rendered.name(
                                            all.kind("Namespace").findFirst().orElseThrow());
                                    return unless(
                                            all.manifests().stream()
                                                    .filter(one -> !one.path("kind")
                                                            .asText()
                                                            .equals("Namespace")),
                                            one -> one.at("/metadata/namespace")
                                                    .asText()
                                                    .equals(namespace));
                                },
                                all -> Edit.remove(all.one("Service", "registry"), "/metadata/namespace"))
                        .in("dev", "first-site", "production"));
    }

    private static List<Rule> names() {
        return List.of(
                Rule.of(
                                "every Secret that is named is made by somebody",
                                "the pod would wait for it, and say so only in its events",
                                all -> unmade(all, secrets(all), made(all)),
                                all -> Edit.container(all, "/env/1/valueFrom/secretKeyRef/name", "postgres-rental"))
                        .in("second-site", "dev", "first-site", "production"),
                Rule.of(
                        "every ConfigMap that is named is there",
                        "a pod would not start without it",
                        all -> unmade(
                                all,
                                named(all, "configMapRef", "configMap", "configMapRefs", "configMapTargetRef"),
                                all.kind("ConfigMap").map(Rendered::name).collect(Collectors.toSet())),
                        all -> Edit.container(all, "/envFrom/0/configMapRef/name", "connections")),
                Rule.of(
                        "a probe's and a Service's port is one of the container's",
                        "it would look at a port where nobody listens",
                        ReferenceRules::unknownPorts,
                        all -> Edit.put(all.one("Service", "rentals-service"), "/spec/ports/0/targetPort", "htpp")),
                Rule.of(
                        "every address that a service is given is that of a Service",
                        "it would be found out at the first call, which for the reconciliation is at night",
                        ReferenceRules::unknownHosts,
                        all -> Edit.put(
                                all.first("ConfigMap", "accounting-service"),
                                "/data/FLEET_ACCOUNTING_RENTALS_URL",
                                "http://rentals-service:8080")));
    }

    private static List<String> unmade(Rendered all, Set<String> named, Set<String> made) {
        var missing = new TreeSet<>(named);
        missing.removeAll(made);
        missing.removeIf(name -> all.overlay().equals("dev") && name.matches(PREPARED));
        return List.copyOf(missing);
    }

    private static Set<String> made(Rendered all) {
        var made = new HashSet<>(BY_OPERATORS);
        all.kind("ExternalSecret")
                .forEach(secret -> made.add(secret.at("/spec/target/name").asText()));
        Stream.concat(all.kind("Secret"), all.kind("KafkaUser")).forEach(one -> made.add(Rendered.name(one)));
        return made;
    }

    private static Set<String> secrets(Rendered all) {
        var names = named(
                all,
                "secretKeyRef",
                "passwordSecret",
                "secretTargetRef",
                "trustedCertificates",
                "accessKeyId",
                "secret");
        all.manifests()
                .forEach(manifest -> manifest.findValues("secretName").forEach(name -> names.add(name.asText())));
        return names;
    }

    /** The {@code name} in every object or list of objects that stands under one of some fields, wherever it is. */
    private static Set<String> named(Rendered all, String... fields) {
        var names = new TreeSet<String>();
        for (var manifest : all.manifests()) {
            for (var field : fields) {
                manifest.findValues(field).stream()
                        .flatMap(found -> found.isArray() ? found.valueStream() : Stream.of(found))
                        .map(found -> found.path("name"))
                        .filter(JsonNode::isTextual)
                        .forEach(name -> names.add(name.asText()));
            }
        }
        return names;
    }

    private static List<String> unknownPorts(Rendered all) {
        return all.kind("Deployment")
                .flatMap(deployment -> {
                    var container = Rendered.podSpec(deployment).at("/containers/0");
                    var ports = Rendered.items(container.path("ports"))
                            .map(port -> port.path("name").asText())
                            .collect(Collectors.toSet());
                    var probed = container.findValues("httpGet").stream()
                            .map(get -> get.path("port").asText());
                    var served = Rendered.items(all.one("Service", Rendered.name(deployment))
                                    .at("/spec/ports"))
                            .map(port -> port.path("targetPort").asText());
                    return Stream.concat(probed, served)
                            .filter(port -> !ports.contains(port))
                            .map(port -> Rendered.name(deployment) + ": " + port);
                })
                .toList();
    }

    private static List<String> unknownHosts(Rendered all) {
        var known = new HashSet<>(set("fleet-kafka-bootstrap:9093", "fleet-postgres-rw:5432"));
        all.kind("Service")
                .forEach(service -> Rendered.items(service.at("/spec/ports"))
                        .forEach(port -> known.add(
                                Rendered.name(service) + ":" + port.path("port").asText())));
        return all.kind("ConfigMap")
                .flatMap(config -> config.path("data").valueStream())
                .map(JsonNode::asText)
                .filter(value -> value.matches("(http|jdbc:postgresql)://.*|[a-z-]+:\\d+"))
                .map(value -> value.replaceFirst("^[a-z:]+://", "").replaceFirst("/.*", ""))
                .filter(host -> !known.contains(host))
                .toList();
    }
}
