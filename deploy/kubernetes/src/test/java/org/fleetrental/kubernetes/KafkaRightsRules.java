package org.fleetrental.kubernetes;

import static org.fleetrental.kubernetes.Rule.set;
import static org.fleetrental.kubernetes.Rule.texts;
import static org.fleetrental.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Nobody sees or writes on Kafka what is not theirs. */
final class KafkaRightsRules {

    private KafkaRightsRules() {}

    static List<Rule> all() {
        return Stream.of(doors(), rights()).flatMap(List::stream).toList();
    }

    private static List<Rule> doors() {
        return List.of(
                Rule.of(
                                "every listener of Kafka has TLS, passwords by SCRAM, and a list of who may knock",
                                "a plain one beside it is what everybody uses in the end",
                                all -> unless(all.kind("Kafka"), KafkaRightsRules::hasSafeListeners),
                                all -> Edit.put(all.one("Kafka", "fleet"), "/spec/kafka/listeners/0/tls", false))
                        .in("dev", "second-site", "first-site", "production"),
                Rule.of(
                                "rights on Kafka are for literal names",
                                "a prefix or * gives what nobody has looked at, next year's topics too",
                                all -> unless(
                                        all.kind("KafkaUser"),
                                        user -> acls(user)
                                                .allMatch(acl -> acl.at("/resource/patternType")
                                                                .asText()
                                                                .equals("literal")
                                                        && !acl.at("/resource/name")
                                                                .asText()
                                                                .contains("*")
                                                        && !texts(acl.path("operations"))
                                                                .contains("All"))),
                                all -> Edit.put(
                                        all.one("KafkaUser", "fleet-service"),
                                        "/spec/authorization/acls/0/resource/patternType",
                                        "prefix"))
                        .in("dev", "second-site", "first-site", "production"));
    }

    private static List<Rule> rights() {
        return List.of(
                Rule.of(
                        "a topic is written by its owner only",
                        "an event from somebody else is a fact that never happened",
                        KafkaRightsRules::topicsWithOtherWriters,
                        all -> Edit.put(
                                all.one("KafkaUser", "fleet-service"),
                                "/spec/authorization/acls/0/resource/name",
                                "fleet.rentals")),
                Rule.of(
                        "a service commits for its own groups only",
                        "it could move another's place, and that one would skip events",
                        all -> unless(
                                services(all),
                                user -> acls(user)
                                        .filter(acl -> acl.at("/resource/type")
                                                .asText()
                                                .equals("group"))
                                        .allMatch(acl -> acl.at("/resource/name")
                                                .asText()
                                                .startsWith(Rendered.name(user) + "."))),
                        all -> Edit.put(
                                all.one("KafkaUser", "fleet-service"),
                                "/spec/authorization/acls/3/resource/name",
                                "rentals-service.maintenance")),
                Rule.of(
                        "who watches Kafka reads no event",
                        "the autoscaler runs in another namespace, with other people's rights",
                        all -> unless(
                                all.kind("KafkaUser")
                                        .filter(user -> Rendered.name(user).equals("keda")),
                                user -> acls(user)
                                        .allMatch(acl ->
                                                texts(acl.path("operations")).equals(set("Describe")))),
                        all -> Edit.add(
                                all.one("KafkaUser", "keda"), "/spec/authorization/acls/0/operations", "Read")));
    }

    private static Stream<ObjectNode> services(Rendered all) {
        return all.kind("KafkaUser").filter(user -> Rendered.name(user).endsWith("-service"));
    }

    private static Stream<JsonNode> acls(JsonNode user) {
        return Rendered.items(user.at("/spec/authorization/acls"));
    }

    private static boolean hasSafeListeners(JsonNode kafka) {
        return Rendered.items(kafka.at("/spec/kafka/listeners"))
                        .allMatch(listener -> listener.path("tls").asBoolean()
                                && listener.at("/authentication/type").asText().equals("scram-sha-512")
                                && listener.path("networkPolicyPeers").size() > 0)
                && kafka.at("/spec/kafka/authorization/type").asText().equals("simple");
    }

    private static List<String> topicsWithOtherWriters(Rendered all) {
        return all.kind("KafkaTopic")
                .map(Rendered::name)
                .filter(topic -> services(all)
                                .filter(user -> acls(user)
                                        .anyMatch(acl -> acl.at("/resource/name")
                                                        .asText()
                                                        .equals(topic)
                                                && texts(acl.path("operations")).contains("Write")))
                                .count()
                        != 1)
                .toList();
    }
}
