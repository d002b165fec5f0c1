package org.fleetrental.kubernetes;

import static org.fleetrental.kubernetes.Rule.set;
import static org.fleetrental.kubernetes.Rule.texts;
import static org.fleetrental.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Kafka and PostgreSQL: nothing that was acknowledged is lost, and nobody sees what is not theirs. */
final class PlatformRules {

    private static final String[] WHOLE = {"second-site", "first-site", "production"};
    private static final Duration INBOX_REMEMBERS = Duration.ofDays(90);
    private static final Duration LONGEST_SEGMENT = Duration.ofDays(7);

    private PlatformRules() {}

    static List<Rule> all() {
        return Stream.of(kafka(), rights(), postgres()).flatMap(List::stream).toList();
    }

    private static List<Rule> kafka() {
        return List.of(
                Rule.of(
                                "an acknowledged event is on two brokers at least",
                                "one broker that is lost would take events with it which the outbox has ticked off",
                                all -> unless(all.kind("KafkaTopic"), topic -> number(topic, "/spec/replicas") == 3
                                        && number(topic, "/spec/config/min.insync.replicas") == 2),
                                all -> Edit.put(
                                        all.one("KafkaTopic", "fleet.rentals"), "/spec/config/min.insync.replicas", 1))
                        .in(WHOLE),
                Rule.of(
                                "three brokers and three controllers, each on its own machine",
                                "with fewer, the loss of one stops all writing",
                                all -> unless(all.kind("KafkaNodePool"), pool -> number(pool, "/spec/replicas") == 3
                                        && Rendered.items(pool.at("/spec/template/pod/topologySpreadConstraints"))
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
                                all -> brokers(all, "unclean.leader.election.enable", "false"),
                                all -> setBroker(all, "unclean.leader.election.enable", true))
                        .in("dev", "second-site", "first-site", "production"),
                Rule.of(
                                "no topic is made by writing to it",
                                "a mistyped name would swallow events, on one replica and for a week",
                                all -> brokers(all, "auto.create.topics.enable", "false"),
                                all -> setBroker(all, "auto.create.topics.enable", true))
                        .in("dev", "second-site", "first-site", "production"),
                Rule.of(
                                "a topic is gone before the inbox forgets it, and is never compacted",
                                "an event that is read again after that has its effect twice",
                                all -> unless(
                                        all.kind("KafkaTopic"),
                                        topic -> topic.at("/spec/config/cleanup.policy")
                                                        .asText()
                                                        .equals("delete")
                                                && Duration.ofMillis(topic.at("/spec/config/retention.ms").asLong())
                                                                .plus(LONGEST_SEGMENT)
                                                                .compareTo(INBOX_REMEMBERS)
                                                        < 0),
                                all -> Edit.put(
                                        all.one("KafkaTopic", "fleet.vehicles"), "/spec/config/cleanup.policy", "compact"))
                        .in("dev", "second-site", "first-site", "production"),
                Rule.of(
                                "brokers' volumes outlive the cluster",
                                "who deletes the Kafka resource by mistake would delete the events",
                                all -> unless(all.kind("KafkaNodePool"), pool -> Rendered.items(
                                                pool.at("/spec/storage/volumes"))
                                        .allMatch(volume -> volume.path("deleteClaim")
                                                .toString()
                                                .equals("false"))),
                                all -> Edit.put(
                                        all.one("KafkaNodePool", "brokers"),
                                        "/spec/storage/volumes/0/deleteClaim",
                                        true))
                        .in("dev", "second-site", "first-site", "production"),
                Rule.of(
                                "there are no more replicas than partitions",
                                "the ones above that would read nothing, and cost a rebalance each",
                                PlatformRules::idleReplicas,
                                all -> Edit.put(
                                        all.one("ScaledObject", "rentals-service"), "/spec/maxReplicaCount", 7))
                        .in("first-site", "production"),
                Rule.of(
                                "a service scales by every group that it reads in, and by CPU",
                                "a topic that nobody watches lags for hours",
                                PlatformRules::unwatchedGroups,
                                all -> Edit.put(
                                        all.one("ScaledObject", "accounting-service"),
                                        "/spec/triggers/1/metadata/consumerGroup",
                                        "accounting-service.rental"))
                        .in("first-site", "production"));
    }

    private static List<Rule> rights() {
        return List.of(
                Rule.of(
                                "every listener of Kafka has TLS, passwords by SCRAM, and a list of who may knock",
                                "a plain one beside it is what everybody uses in the end",
                                all -> unless(all.kind("Kafka"), PlatformRules::hasSafeListeners),
                                all -> Edit.put(
                                        all.one("Kafka", "fleet"), "/spec/kafka/listeners/0/tls", false))
                        .in("dev", "second-site", "first-site", "production"),
                Rule.of(
                                "rights on Kafka are for literal names",
                                "a prefix or * gives what nobody has looked at, next year's topics too",
                                all -> unless(all.kind("KafkaUser"), user -> acls(user)
                                        .allMatch(acl -> acl.at("/resource/patternType").asText().equals("literal")
                                                && !acl.at("/resource/name").asText().contains("*")
                                                && !texts(acl.path("operations")).contains("All"))),
                                all -> Edit.put(
                                        all.one("KafkaUser", "fleet-service"),
                                        "/spec/authorization/acls/0/resource/patternType",
                                        "prefix"))
                        .in("dev", "second-site", "first-site", "production"),
                Rule.of(
                        "a topic is written by its owner only",
                        "an event from somebody else is a fact that never happened",
                        PlatformRules::topicsWithOtherWriters,
                        all -> Edit.put(
                                all.one("KafkaUser", "fleet-service"),
                                "/spec/authorization/acls/0/resource/name",
                                "fleet.rentals")),
                Rule.of(
                        "a service commits for its own groups only",
                        "it could move another's place, and that one would skip events",
                        all -> unless(services(all), user -> acls(user)
                                .filter(acl -> acl.at("/resource/type").asText().equals("group"))
                                .allMatch(acl -> acl.at("/resource/name").asText().startsWith(Rendered.name(user) + "."))),
                        all -> Edit.put(
                                all.one("KafkaUser", "fleet-service"),
                                "/spec/authorization/acls/3/resource/name",
                                "rentals-service.maintenance")),
                Rule.of(
                        "who watches Kafka reads no event",
                        "the autoscaler runs in another namespace, with other people's rights",
                        all -> unless(
                                all.kind("KafkaUser").filter(user -> Rendered.name(user).equals("keda")),
                                user -> acls(user)
                                        .allMatch(acl -> texts(acl.path("operations")).equals(set("Describe")))),
                        all -> Edit.add(
                                all.one("KafkaUser", "keda"), "/spec/authorization/acls/0/operations", "Read")),
                Rule.of(
                                "the namespace refuses what is not restricted",
                                "every rule about pods here is about these files; that one is about whatever is applied",
                                all -> unless(all.kind("Namespace"), namespace -> namespace
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
                                    var namespace = Rendered.name(all.kind("Namespace").findFirst().orElseThrow());
                                    return unless(
                                            all.manifests().stream().filter(one -> !one.path("kind").asText().equals("Namespace")),
                                            one -> one.at("/metadata/namespace").asText().equals(namespace));
                                },
                                all -> Edit.remove(all.one("Service", "registry"), "/metadata/namespace"))
                        .in("dev", "first-site", "production"));
    }

    private static List<Rule> postgres() {
        return List.of(
                Rule.of(
                                "a commit is on two machines",
                                "a failover would forget events that other services have acted on already",
                                all -> unless(all.kind("Cluster"), cluster -> number(cluster, "/spec/instances") >= 3
                                        && number(cluster, "/spec/postgresql/synchronous/number") >= 1
                                        && cluster.at("/spec/postgresql/synchronous/dataDurability")
                                                .asText()
                                                .equals("required")),
                                all -> Edit.put(
                                        all.one("Cluster", "fleet-postgres"),
                                        "/spec/postgresql/synchronous/dataDurability",
                                        "preferred"))
                        .in(WHOLE),
                Rule.of(
                                "every change is archived, and a backup is made every night",
                                "a DELETE is on every standby a moment later",
                                all -> all.one("Cluster", "fleet-postgres").at("/spec/plugins").valueStream()
                                                        .anyMatch(plugin -> plugin.path("isWALArchiver").asBoolean())
                                                && all.kind("ScheduledBackup").anyMatch(backup -> backup.at("/spec/cluster/name")
                                                        .asText()
                                                        .equals("fleet-postgres"))
                                        ? List.of()
                                        : List.of("fleet-postgres"),
                                all -> Edit.put(
                                        all.one("Cluster", "fleet-postgres"), "/spec/plugins/0/isWALArchiver", false))
                        .in(WHOLE),
                Rule.of(
                                "nobody logs in as superuser, and the database is no service's",
                                "its owner may give itself any right in it; unnamed, that is the role fleet",
                                all -> unless(all.kind("Cluster"), cluster -> cluster.at("/spec/enableSuperuserAccess")
                                                .toString()
                                                .equals("false")
                                        && cluster.at("/spec/bootstrap/initdb/owner").asText().equals("database_owner")),
                                all -> Edit.put(
                                        all.one("Cluster", "fleet-postgres"), "/spec/bootstrap/initdb/owner", "fleet"))
                        .in("dev", "first-site", "production"),
                Rule.of(
                        "there are connections for every replica that there may be",
                        "the last ones would find none left just when the load is highest",
                        all -> connections(all) <= all.one("Cluster", "fleet-postgres")
                                        .at("/spec/postgresql/parameters/max_connections")
                                        .asInt()
                                ? List.of()
                                : List.of(connections(all) + " are needed"),
                        all -> Edit.put(
                                all.one("Cluster", "fleet-postgres"),
                                "/spec/postgresql/parameters/max_connections",
                                "100")));
    }

    private static int number(JsonNode manifest, String pointer) {
        return manifest.at(pointer).asInt();
    }

    private static Stream<JsonNode> acls(JsonNode user) {
        return Rendered.items(user.at("/spec/authorization/acls"));
    }

    private static Stream<ObjectNode> services(Rendered all) {
        return all.kind("KafkaUser").filter(user -> Rendered.name(user).endsWith("-service"));
    }

    private static List<String> brokers(Rendered all, String setting, String value) {
        return unless(
                all.kind("Kafka"),
                kafka -> kafka.at("/spec/kafka/config").path(setting).asText().equals(value));
    }

    private static void setBroker(Rendered all, String setting, boolean value) {
        Edit.put(all.one("Kafka", "fleet"), "/spec/kafka/config/" + setting, value);
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
                                .filter(user -> acls(user).anyMatch(acl -> acl.at("/resource/name")
                                                .asText()
                                                .equals(topic)
                                        && texts(acl.path("operations")).contains("Write")))
                                .count()
                        != 1)
                .toList();
    }

    private static List<String> idleReplicas(Rendered all) {
        return unless(all.kind("ScaledObject"), scaled -> Rendered.items(scaled.at("/spec/triggers"))
                .filter(trigger -> trigger.path("type").asText().equals("kafka"))
                .map(trigger -> all.one("KafkaTopic", trigger.at("/metadata/topic").asText()))
                .allMatch(topic -> number(scaled, "/spec/maxReplicaCount") <= number(topic, "/spec/partitions")));
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

    /** 20 of each replica, one more of each while a version follows another, and 20 of each replica of the registry. */
    private static int connections(Rendered all) {
        int replicas = all.services()
                .mapToInt(service -> 1 + all.kind("ScaledObject")
                        .filter(scaled -> Rendered.name(scaled).equals(Rendered.name(service)))
                        .mapToInt(scaled -> number(scaled, "/spec/maxReplicaCount"))
                        .findFirst()
                        .orElse(1))
                .sum();
        return 20 * replicas + 20 * number(all.one("Deployment", "registry"), "/spec/replicas");
    }
}
