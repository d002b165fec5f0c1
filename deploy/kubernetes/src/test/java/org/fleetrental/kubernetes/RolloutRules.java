package org.fleetrental.kubernetes;

import static org.fleetrental.kubernetes.Rule.containersUnless;
import static org.fleetrental.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a version follows another, and a replica comes and goes. */
final class RolloutRules {

    private static final String PRE_STOP = "/lifecycle/preStop/sleep/seconds";

    /** {@code quarkus.shutdown.timeout} with room for the batch in hand and for leaving the groups. */
    private static final int SHUTDOWN_SECONDS = 30;

    private RolloutRules() {}

    static List<Rule> all() {
        return Stream.of(migrations(), versionsAndJobs(), health(), leaving())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Rule> migrations() {
        return List.of(
                Rule.of(
                        "services do not migrate",
                        "every replica that starts would change tables under those that serve",
                        all -> {
                            var connections = all.first("ConfigMap", "connections");
                            boolean isOff = connections
                                    .at("/data/QUARKUS_FLYWAY_MIGRATE_AT_START")
                                    .asText()
                                    .equals("false");
                            boolean isTurnedOn = all.services()
                                    .flatMap(Rendered::containers)
                                    .anyMatch(container -> !value(container, "QUARKUS_FLYWAY_MIGRATE_AT_START")
                                            .isEmpty());
                            return isOff && !isTurnedOn ? List.of() : List.of("QUARKUS_FLYWAY_MIGRATE_AT_START");
                        },
                        all -> Edit.put(
                                all.first("ConfigMap", "connections"),
                                "/data/QUARKUS_FLYWAY_MIGRATE_AT_START",
                                "true")),
                Rule.of(
                        "a replica starts only when the database is migrated",
                        "it would fail at the first query, after the probes have let it in",
                        all -> unless(all.services(), RolloutRules::waitsForMigration),
                        all -> Edit.pod(all, "/initContainers/0/image", "fleet-rental/rentals-service:0.9.0")),
                Rule.of(
                        "the owner of the tables is the migration's user only",
                        "a service that is broken into could drop them, or change the ledger",
                        RolloutRules::ownersElsewhere,
                        all -> Edit.container(all, "/env/1/valueFrom/secretKeyRef/name", "postgres-rentals-owner")));
    }

    private static List<Rule> versionsAndJobs() {
        return List.of(
                Rule.of(
                        "the right to write schemas is the registration's only",
                        "a service could register what the gate has not seen",
                        all -> containersUnless(
                                all,
                                container -> container.path("name").asText().equals("schema-registration")
                                        || !secrets(container).contains("registry-deployer")),
                        all -> Edit.container(all, "/env/1/valueFrom/secretKeyRef/name", "registry-deployer")),
                Rule.of(
                        "every image of ours has the same version, and a Job bears it in its name",
                        "a Job cannot be changed: under its old name the new migration would be refused",
                        RolloutRules::mixedVersions,
                        all -> Edit.put(
                                all.one("Job", "fleet-migration-1.0.0"), "/metadata/name", "fleet-migration-0.9.0")),
                Rule.of(
                                "production deploys releases",
                                "a snapshot is built again under the same tag: nobody could say what runs, or go back",
                                all -> containersUnless(
                                        all,
                                        container -> !container
                                                .path("image")
                                                .asText()
                                                .endsWith("-snapshot")),
                                all -> Edit.pod(
                                        all, "/initContainers/0/image", "fleet-rental/rentals-service:1.1.0-snapshot"))
                        .in("first-site", "production"),
                Rule.of(
                        "a Job comes to an end",
                        "one that hangs holds its lock on the schema for good",
                        all -> unless(
                                all.kind("Job"),
                                job -> job.path("spec").has("activeDeadlineSeconds")
                                        && job.path("spec").has("backoffLimit")
                                        && job.path("spec").has("ttlSecondsAfterFinished")
                                        && Rendered.podSpec(job)
                                                .path("restartPolicy")
                                                .asText()
                                                .equals("OnFailure")),
                        all -> Edit.remove(all.first("Job", "schema-registration"), "/spec/activeDeadlineSeconds")));
    }

    private static List<Rule> health() {
        return List.of(
                Rule.of(
                        "a service has probes of the three kinds, on the management port",
                        "without them traffic goes to replicas that cannot serve, and hung ones stay",
                        all -> unless(
                                all.services(),
                                service -> probe(service, "startup").equals("/q/health/started")
                                        && probe(service, "liveness").equals("/q/health/live")
                                        && probe(service, "readiness").equals("/q/health/ready")),
                        all -> Edit.container(all, "/readinessProbe/httpGet/port", "http")),
                Rule.of(
                        "being alive depends on nothing outside",
                        "a database that is away would restart every replica, over and over",
                        all -> unless(
                                all.services(),
                                service -> !probe(service, "liveness").contains("ready")
                                        && !probe(service, "liveness").equals("/q/health")),
                        all -> Edit.container(all, "/livenessProbe/httpGet/path", "/q/health/ready")),
                Rule.of(
                        "a start may take a minute",
                        "on a busy node a JVM takes long, and would be killed before it is up, for ever",
                        all -> unless(all.kind("Deployment"), deployment -> {
                            var probe = container(deployment).path("startupProbe");
                            return probe.path("periodSeconds").asInt()
                                            * probe.path("failureThreshold").asInt()
                                    >= 60;
                        }),
                        all -> Edit.container(all, "/startupProbe/failureThreshold", 3)));
    }

    private static List<Rule> leaving() {
        return List.of(
                Rule.of(
                        "a replica that goes still takes requests until everybody knows",
                        "proxies send it some for a moment, and those would fail",
                        all -> unless(
                                all.kind("Deployment"),
                                deployment -> container(deployment).at(PRE_STOP).asInt() >= 3),
                        all -> Edit.container(all, PRE_STOP, 0)),
                Rule.of(
                        "a replica has time to finish",
                        "killed in a batch, its leases and partitions wait for their time-outs",
                        all -> unless(
                                all.services(),
                                service -> Rendered.podSpec(service)
                                                .path("terminationGracePeriodSeconds")
                                                .asInt()
                                        >= container(service).at(PRE_STOP).asInt() + SHUTDOWN_SECONDS),
                        all -> Edit.pod(all, "/terminationGracePeriodSeconds", 10)));
    }

    private static JsonNode container(JsonNode deployment) {
        return Rendered.podSpec(deployment).at("/containers/0");
    }

    /** Empty if it is not at the management port. */
    private static String probe(JsonNode deployment, String kind) {
        var get = container(deployment).path(kind + "Probe").path("httpGet");
        return get.path("port").asText().equals("management") ? get.path("path").asText() : "";
    }

    private static String value(JsonNode container, String variable) {
        return Rendered.items(container.path("env"))
                .filter(one -> one.path("name").asText().equals(variable))
                .map(one -> one.path("value").asText())
                .findFirst()
                .orElse("");
    }

    private static boolean waitsForMigration(JsonNode service) {
        return Rendered.items(Rendered.podSpec(service).path("initContainers"))
                .anyMatch(first -> first.path("image").equals(container(service).path("image"))
                        && value(first, "QUARKUS_INIT_AND_EXIT").equals("true")
                        && value(first, "QUARKUS_FLYWAY_VALIDATE_AT_START").equals("true"));
    }

    private static List<String> secrets(JsonNode container) {
        return Rendered.items(container.path("env"))
                .map(variable -> variable.at("/valueFrom/secretKeyRef/name").asText())
                .toList();
    }

    private static List<String> ownersElsewhere(Rendered all) {
        return all.workloads()
                .filter(workload -> !Rendered.component(workload).equals("migration"))
                .filter(workload -> Rendered.containers(workload)
                        .flatMap(container -> secrets(container).stream())
                        .anyMatch(secret -> secret.endsWith("-owner")))
                .map(Rendered::title)
                .toList();
    }

    private static List<String> mixedVersions(Rendered all) {
        var images = all.workloads()
                .flatMap(Rendered::containers)
                .map(container -> container.path("image").asText())
                .filter(image -> image.startsWith("fleet-rental/"))
                .collect(Collectors.groupingBy(image -> image.substring(image.indexOf(':') + 1)));
        if (images.size() != 1) {
            return List.of(images.toString());
        }
        var version = images.keySet().iterator().next();
        return unless(all.kind("Job"), job -> Rendered.name(job).endsWith("-" + version));
    }
}
