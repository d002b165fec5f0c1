package org.fleetrental.kubernetes;

import static org.fleetrental.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Nothing that was committed is lost, and there is room for everybody. */
final class PostgresRules {

    private static final String[] WHOLE = {"second-site", "first-site", "production"};

    private PostgresRules() {}

    static List<Rule> all() {
        return Stream.of(durability(), use()).flatMap(List::stream).toList();
    }

    private static List<Rule> durability() {
        return List.of(
                Rule.of(
                                "a commit is on two machines",
                                "a failover would forget events that other services have acted on already",
                                all -> unless(
                                        all.kind("Cluster"),
                                        cluster -> number(cluster, "/spec/instances") >= 3
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
                                all -> all.one("Cluster", "fleet-postgres")
                                                        .at("/spec/plugins")
                                                        .valueStream()
                                                        .anyMatch(plugin -> plugin.path("isWALArchiver")
                                                                .asBoolean())
                                                && all.kind("ScheduledBackup")
                                                        .anyMatch(backup -> backup.at("/spec/cluster/name")
                                                                .asText()
                                                                .equals("fleet-postgres"))
                                        ? List.of()
                                        : List.of("fleet-postgres"),
                                all -> Edit.put(
                                        all.one("Cluster", "fleet-postgres"), "/spec/plugins/0/isWALArchiver", false))
                        .in(WHOLE));
    }

    private static List<Rule> use() {
        return List.of(
                Rule.of(
                                "nobody logs in as superuser, and the database is no service's",
                                "its owner may give itself any right in it; unnamed, that is the role fleet",
                                all -> unless(
                                        all.kind("Cluster"),
                                        cluster -> cluster.at("/spec/enableSuperuserAccess")
                                                        .toString()
                                                        .equals("false")
                                                && cluster.at("/spec/bootstrap/initdb/owner")
                                                        .asText()
                                                        .equals("database_owner")),
                                all -> Edit.put(
                                        all.one("Cluster", "fleet-postgres"), "/spec/bootstrap/initdb/owner", "fleet"))
                        .in("dev", "first-site", "production"),
                Rule.of(
                        "there are connections for every replica that there may be",
                        "the last ones would find none left just when the load is highest",
                        all -> connections(all)
                                        <= all.one("Cluster", "fleet-postgres")
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

    /** 20 of each replica, one more of each while a version follows another, and 20 of each replica of the registry. */
    private static int connections(Rendered all) {
        int replicas = all.services()
                .mapToInt(service -> 1
                        + all.kind("ScaledObject")
                                .filter(scaled -> Rendered.name(scaled).equals(Rendered.name(service)))
                                .mapToInt(scaled -> number(scaled, "/spec/maxReplicaCount"))
                                .findFirst()
                                .orElse(1))
                .sum();
        return 20 * replicas + 20 * number(all.one("Deployment", "registry"), "/spec/replicas");
    }
}
