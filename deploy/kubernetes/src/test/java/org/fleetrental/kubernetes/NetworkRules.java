package org.fleetrental.kubernetes;

import static org.fleetrental.kubernetes.Rule.set;
import static org.fleetrental.kubernetes.Rule.texts;
import static org.fleetrental.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Who reaches whom. */
final class NetworkRules {

    /** Their destinations have no address that a manifest could name; what they may call is limited by the port. */
    private static final Set<String> ANYWHERE = set("operands-call-api-server", "mirror-maker-calls-both-sites");

    /** A service, and what is none: the nightly job that makes it do so. */
    private static final List<String> CALLS_A_SERVICE =
            List.of("accounting-calls-rentals", "reconciliation-calls-accounting");

    private NetworkRules() {}

    static List<Rule> all() {
        return Stream.of(defaults(), between(), outside(), trust())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Rule> defaults() {
        return List.of(
                Rule.of(
                                "by default nobody reaches anybody",
                                "what is not thought of is open otherwise, in both directions",
                                all -> {
                                    var deny = all.one("NetworkPolicy", "default-deny")
                                            .path("spec");
                                    boolean isClosed = deny.path("podSelector").isEmpty()
                                            && texts(deny.path("policyTypes")).equals(set("Ingress", "Egress"))
                                            && !deny.has("ingress")
                                            && !deny.has("egress");
                                    return isClosed ? List.of() : List.of("default-deny");
                                },
                                all -> Edit.put(
                                        all.one("NetworkPolicy", "default-deny"), "/spec/policyTypes/1", "Ingress"))
                        .in("dev", "second-site", "first-site", "production"),
                Rule.of(
                                "every way in names who comes",
                                "a rule without \"from\" lets in everybody, other tenants' pods included",
                                all -> unless(
                                        all.kind("NetworkPolicy"),
                                        policy -> Rendered.items(policy.at("/spec/ingress"))
                                                .allMatch(rule ->
                                                        rule.path("from").size() > 0)),
                                all -> Edit.remove(
                                        all.one("NetworkPolicy", "monitoring-to-services"), "/spec/ingress/0/from"))
                        .in("dev", "second-site", "first-site", "production"),
                Rule.of(
                                "every way in and out names its ports",
                                "whoever is let in to one port would reach all, the management port too",
                                all -> unless(
                                        all.kind("NetworkPolicy"),
                                        policy -> Stream.of("ingress", "egress")
                                                .flatMap(way -> Rendered.items(
                                                        policy.path("spec").path(way)))
                                                .allMatch(rule ->
                                                        rule.path("ports").size() > 0)),
                                all -> Edit.remove(
                                        all.one("NetworkPolicy", "accounting-to-rentals"), "/spec/ingress/0/ports"))
                        .in("dev", "second-site", "first-site", "production"),
                Rule.of(
                                "every way out names where it goes",
                                "data leaves by a way out that nobody has limited",
                                all -> unless(
                                        all.kind("NetworkPolicy")
                                                .filter(policy -> !ANYWHERE.contains(Rendered.name(policy))),
                                        policy -> Rendered.items(policy.at("/spec/egress"))
                                                .allMatch(
                                                        rule -> rule.path("to").size() > 0)),
                                all -> Edit.remove(
                                        all.one("NetworkPolicy", "services-call-platform"), "/spec/egress/0/to"))
                        .in("dev", "second-site", "first-site", "production"));
    }

    private static List<Rule> between() {
        return List.of(
                Rule.of(
                        "only accounting calls another service, and only rentals",
                        "what services know of each other reaches them as events",
                        all -> unless(
                                all.kind("NetworkPolicy"),
                                policy -> !callsAService(policy) || CALLS_A_SERVICE.contains(Rendered.name(policy))),
                        all -> Edit.add(
                                all.one("NetworkPolicy", "services-call-platform"),
                                "/spec/egress/1/to",
                                Edit.object(
                                        "podSelector",
                                        Edit.object(
                                                "matchLabels",
                                                Edit.object("app.kubernetes.io/component", "service"))))),
                Rule.of(
                        "only monitoring reaches the management port",
                        "metrics and health tell about the inside, and ask for no token",
                        all -> unless(
                                all.kind("NetworkPolicy"),
                                policy -> Rendered.name(policy).equals("monitoring-to-services")
                                        || Rendered.items(policy.at("/spec/ingress"))
                                                .flatMap(rule -> Rendered.items(rule.path("ports")))
                                                .noneMatch(NetworkRules::isManagement)),
                        all -> Edit.put(
                                all.one("NetworkPolicy", "gateway-to-services"),
                                "/spec/ingress/0/ports/0/port",
                                "management")),
                Rule.of(
                        "a policy's pods are there",
                        "a mistyped label makes a policy for nobody, and the one it is for stays cut off",
                        NetworkRules::policiesForNobody,
                        all -> Edit.put(
                                all.one("NetworkPolicy", "clients-to-registry"),
                                "/spec/podSelector/matchLabels/app.kubernetes.io~1component",
                                "regsitry")));
    }

    private static List<Rule> outside() {
        return List.of(
                Rule.of(
                        "no Service is reached from outside",
                        "clients come through the gateway, which ends TLS and limits rates",
                        all -> unless(
                                all.kind("Service"),
                                service -> service.at("/spec/type").asText().equals("ClusterIP")),
                        all -> Edit.put(all.one("Service", "fleet-service"), "/spec/type", "NodePort")),
                Rule.of(
                        "the database is spoken to in TLS, and knows whom it speaks to",
                        "\"require\" encrypts, and trusts whoever answers",
                        all -> jdbcUrls(all)
                                .filter(url -> !url.contains("sslmode=verify-full") || !url.contains("sslrootcert="))
                                .toList(),
                        all -> Edit.put(
                                all.first("ConfigMap", "connections"),
                                "/data/QUARKUS_DATASOURCE_JDBC_URL",
                                "jdbc:postgresql://fleet-postgres-rw:5432/fleet?sslmode=require")));
    }

    private static List<Rule> trust() {
        return List.of(
                Rule.of(
                        "Kafka is spoken to in TLS, with a password that is never sent",
                        "events hold customers' ids, and PLAIN shows its password to whoever poses as the broker",
                        all -> {
                            var data = all.first("ConfigMap", "connections").path("data");
                            boolean isSafe = data.path("KAFKA_SECURITY_PROTOCOL")
                                            .asText()
                                            .equals("SASL_SSL")
                                    && data.path("KAFKA_SASL_MECHANISM")
                                            .asText()
                                            .equals("SCRAM-SHA-512")
                                    && data.path("KAFKA_SSL_TRUSTSTORE_LOCATION")
                                            .asText()
                                            .startsWith("/etc/fleet/trust/");
                            return isSafe ? List.of() : List.of("connections");
                        },
                        all -> Edit.put(
                                all.first("ConfigMap", "connections"),
                                "/data/KAFKA_SECURITY_PROTOCOL",
                                "SASL_PLAINTEXT")),
                Rule.of(
                                "tokens are verified by the identity provider's keys, over https",
                                "with the local key pair everybody with a checkout could sign a token",
                                all -> {
                                    var data = all.first("ConfigMap", "connections")
                                            .path("data");
                                    boolean isSafe = Stream.of(
                                                    "MP_JWT_VERIFY_PUBLICKEY_LOCATION", "MP_JWT_VERIFY_ISSUER")
                                            .allMatch(name ->
                                                    data.path(name).asText().startsWith("https://"));
                                    return isSafe ? List.of() : List.of("connections");
                                },
                                all -> Edit.put(
                                        all.first("ConfigMap", "connections"),
                                        "/data/MP_JWT_VERIFY_ISSUER",
                                        "fleet-local"))
                        .in("first-site", "production"));
    }

    private static Stream<String> jdbcUrls(Rendered all) {
        return all.kind("ConfigMap")
                .flatMap(config -> config.path("data").valueStream())
                .map(JsonNode::asText)
                .filter(value -> value.startsWith("jdbc:"));
    }

    private static boolean isManagement(JsonNode port) {
        return port.path("port").asText().matches("management|908\\d");
    }

    private static boolean callsAService(JsonNode policy) {
        return Rendered.items(policy.at("/spec/egress"))
                .flatMap(rule -> Rendered.items(rule.path("to")))
                .map(to -> to.path("podSelector"))
                .anyMatch(selector -> selector.toString().contains("\"service\"")
                        || selector.toString().contains("-service\""));
    }

    /** Of the labels that our own pods have; those of Strimzi's and CloudNativePG's pods are not in any manifest. */
    private static List<String> policiesForNobody(Rendered all) {
        var label = "app.kubernetes.io/component";
        var components = all.workloads().map(Rendered::component).toList();
        return unless(all.kind("NetworkPolicy"), policy -> {
            var selector = policy.at("/spec/podSelector");
            var named = Objects.requireNonNullElse(
                    selector.path("matchLabels").get(label), JsonNodeFactory.instance.missingNode());
            var listed = Rendered.items(selector.path("matchExpressions"))
                    .filter(expression -> expression.path("key").asText().equals(label))
                    .flatMap(expression -> Rendered.items(expression.path("values")))
                    .map(JsonNode::asText);
            return (named.isMissingNode() || components.contains(named.asText()))
                    && listed.allMatch(components::contains);
        });
    }
}
