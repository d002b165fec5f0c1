package org.fleetrental.kubernetes;

import static org.fleetrental.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Nothing that was acknowledged is lost, and nothing lags unseen. */
final class KafkaRules {

    private static final String[] WHOLE = {"second-site", "first-site", "production"};
    private static final Duration INBOX_REMEMBERS = Duration.ofDays(90);
    private static final Duration LONGEST_SEGMENT = Duration.ofDays(7);

    private KafkaRules() {}

    static List<Rule> all() {
        return Stream.of(brokers(), topics(), scaling()).flatMap(List::stream).toList();
    }

    private static List<Rule> brokers() {
        return List.of(
                Rule.of(
                                "an acknowledged event is on two brokers at least",
                                "one broker that is lost would take events with it which the outbox has ticked off",
                                all -> unless(
                                        all.kind("KafkaTopic"),
                                        topic -> number(topic, "/spec/replicas") == 3
                                                && number(topic, "/spec/config/min.insync.replicas") == 2),
                                all -> Edit.put(
                                        all.one("KafkaTopic", "fleet.rentals"), "/spec/config/min.insync.replicas", 1))
                        .in(WHOLE),
                Rule.of(
                                "three brokers and three controllers, each on its own machine",
                                "with fewer, the loss of one stops all writing",
                                all -> unless(
                                        all.kind("KafkaNodePool"),
                                        pool -> number(pool, "/spec/replicas") == 3
                                                && Rendered.items(
                                                                pool.at("/spec/template/pod/topologySpreadConstraints"))
                                                        .anyMatch(spread -> spread.path("whenUnsatisfiable")
                                                                        .asText()
                                                                        .equals("DoNotSchedule")
                                                                && spread.path("topologyKey")
                                                                        .asText()
                                                                        .equals("kubernetes.io/hostname"))),
                                all -> Edit.put(all.one("KafkaNodePool", "brokers"), "/spec/replicas", 2))
                        .in(WHOLE),
                Rule.of(
                                "a broker that has fallen behind never leads",
                                "it would drop what the others have acknowledged",
                                all -> unlessBrokersSay(all, "unclean.leader.election.enable", "false"),
                                all -> setBroker(all, "unclean.leader.election.enable", true))
                        .in("dev", "second-site", "first-site", "production"),
                Rule.of(
                                "no topic is made by writing to it",
                                "a mistyped name would swallow events, on one replica and for a week",
                                all -> unlessBrokersSay(all, "auto.create.topics.enable", "false"),
                                all -> setBroker(all, "auto.create.topics.enable", true))
                        .in("dev", "second-site", "first-site", "production"));
    }

    private static List<Rule> topics() {
        return List.of(
                Rule.of(
                                "a topic is gone before the inbox forgets it, and is never compacted",
                                "an event that is read again after that has its effect twice",
                                all -> unless(
                                        all.kind("KafkaTopic"),
                                        topic -> topic.at("/spec/config/cleanup.policy")
                                                        .asText()
                                                        .equals("delete")
                                                && Duration.ofMillis(topic.at("/spec/config/retention.ms")
                                                                        .asLong())
                                                                .plus(LONGEST_SEGMENT)
                                                                .compareTo(INBOX_REMEMBERS)
                                                        < 0),
                                all -> Edit.put(
                                        all.one("KafkaTopic", "fleet.vehicles"),
                                        "/spec/config/cleanup.policy",
                                        "compact"))
                        .in("dev", "second-site", "first-site", "production"),
                Rule.of(
                                "brokers' volumes outlive the cluster",
                                "who deletes the Kafka resource by mistake would delete the events",
                                all -> unless(
                                        all.kind("KafkaNodePool"),
                                        pool -> Rendered.items(pool.at("/spec/storage/volumes"))
                                                .allMatch(volume -> volume.path("deleteClaim")
                                                        .toString()
                                                        .equals("false"))),
                                all -> Edit.put(
                                        all.one("KafkaNodePool", "brokers"),
                                        "/spec/storage/volumes/0/deleteClaim",
                                        true))
                        .in("dev", "second-site", "first-site", "production"));
    }

    private static List<Rule> scaling() {
        return List.of(
                Rule.of(
                                "there are no more replicas than partitions",
                                "the ones above that would read nothing, and cost a rebalance each",
                                KafkaRules::idleReplicas,
                                all -> Edit.put(all.one("ScaledObject", "rentals-service"), "/spec/maxReplicaCount", 7))
                        .in("first-site", "production"),
                Rule.of(
                                "a service scales by every group that it reads in, and by CPU",
                                "a topic that nobody watches lags for hours",
                                KafkaRules::unwatchedGroups,
                                all -> Edit.put(
                                        all.one("ScaledObject", "accounting-service"),
                                        "/spec/triggers/1/metadata/consumerGroup",
                                        "accounting-service.rental"))
                        .in("first-site", "production"));
    }

    private static int number(JsonNode manifest, String pointer) {
        return manifest.at(pointer).asInt();
    }

    private static Stream<ObjectNode> services(Rendered all) {
        return all.kind("KafkaUser").filter(user -> Rendered.name(user).endsWith("-service"));
    }

    private static Stream<JsonNode> acls(JsonNode user) {
        return Rendered.items(user.at("/spec/authorization/acls"));
    }

    private static List<String> unlessBrokersSay(Rendered all, String setting, String value) {
        return unless(
                all.kind("Kafka"),
                kafka -> kafka.at("/spec/kafka/config").path(setting).asText().equals(value));
    }

    private static void setBroker(Rendered all, String setting, boolean value) {
        Edit.put(all.one("Kafka", "fleet"), "/spec/kafka/config/" + setting, value);
    }

    private static List<String> idleReplicas(Rendered all) {
        return unless(
                all.kind("ScaledObject"),
                scaled -> Rendered.items(scaled.at("/spec/triggers"))
                        .filter(trigger -> trigger.path("type").asText().equals("kafka"))
                        .map(trigger -> all.one(
                                "KafkaTopic", trigger.at("/metadata/topic").asText()))
                        .allMatch(
                                topic -> number(scaled, "/spec/maxReplicaCount") <= number(topic, "/spec/partitions")));
    }

    private static List<String> unwatchedGroups(Rendered all) {
        return unless(services(all), user -> {
            var triggers = all.one("ScaledObject", Rendered.name(user)).at("/spec/triggers");
            var watched = triggers.findValuesAsText("consumerGroup");
            var groups = acls(user)
                    .filter(acl -> acl.at("/resource/type").asText().equals("group"))
                    .map(acl -> acl.at("/resource/name").asText());
            return groups.allMatch(watched::contains)
                    && Rendered.items(triggers)
                            .anyMatch(trigger -> trigger.path("type").asText().equals("cpu"));
        });
    }
}
