package org.fleetrental.kubernetes;

import static org.fleetrental.kubernetes.Rule.containersUnless;
import static org.fleetrental.kubernetes.Rule.set;
import static org.fleetrental.kubernetes.Rule.texts;
import static org.fleetrental.kubernetes.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a pod may do, and how much it may take. */
final class PodRules {

    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(PASSWORD|TOKEN|JAAS|SECRET|PRIVATE).*");
    private static final Pattern NOT_SECRET = Pattern.compile("QUARKUS_OIDC_TOKEN_(ISSUER|AUDIENCE)");
    private static final Pattern VERSIONED = Pattern.compile("[a-z0-9./-]+:\\d+(\\.\\d+)*(-snapshot)?");

    private PodRules() {}

    static List<Rule> all() {
        return Stream.of(accounts(), secrets(), privileges(), surroundings(), room(), disksAndImages())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Rule> accounts() {
        return List.of(
                Rule.of(
                        "no pod has a token for Kubernetes",
                        "a service that is broken into could ask the API server for more",
                        all -> unless(
                                all.workloads(),
                                workload -> Rendered.podSpec(workload)
                                        .path("automountServiceAccountToken")
                                        .toString()
                                        .equals("false")),
                        all -> Edit.pod(all, "/automountServiceAccountToken", true)),
                Rule.of(
                        "no service account hands tokens out by itself",
                        "a pod added later would get one without anybody having asked",
                        all -> unless(
                                all.kind("ServiceAccount"),
                                account -> account.path("automountServiceAccountToken")
                                        .toString()
                                        .equals("false")),
                        all -> Edit.remove(
                                all.one("ServiceAccount", "fleet-service"), "/automountServiceAccountToken")),
                Rule.of(
                        "every workload has a service account of its own",
                        "rights given to one later would be everybody's",
                        PodRules::sharedAccounts,
                        all -> Edit.pod(all, "/serviceAccountName", "fleet-service")),
                Rule.of(
                        "nobody runs as root",
                        "root in a container is one kernel bug away from root on the node",
                        all -> unless(all.workloads(), workload -> {
                            var context = Rendered.podSpec(workload).path("securityContext");
                            return context.path("runAsNonRoot").asBoolean()
                                    && context.path("runAsUser").asInt() == 10001;
                        }),
                        all -> Edit.pod(all, "/securityContext/runAsUser", 0)));
    }

    private static List<Rule> secrets() {
        return List.of(
                Rule.of(
                        "secrets come from Secrets",
                        "what stands in a manifest is read by everybody who reads the repository",
                        PodRules::plainSecrets,
                        all -> Edit.put(
                                all.first("ConfigMap", "connections"), "/data/QUARKUS_DATASOURCE_PASSWORD", "fleet")),
                Rule.of(
                                "no password is committed",
                                "a Secret in a manifest is no secret",
                                all -> unless(all.kind("Secret"), _ -> false),
                                all -> Edit.put(all.one("ConfigMap", "keda-connection"), "/kind", "Secret"))
                        .in("dev", "first-site", "second-site", "production"),
                Rule.of(
                        "only certificates are mounted, never the keys beside them",
                        "the CA's key of PostgreSQL lies in the same Secret; with it one could pose as the database",
                        all -> unless(all.workloads(), PodRules::mountsCertificatesOnly),
                        all -> Edit.put(
                                all.one("Deployment", "registry"),
                                "/spec/template/spec/volumes/1/secret/items/0/key",
                                "ca.key")));
    }

    private static List<Rule> privileges() {
        return List.of(
                Rule.of(
                        "the system calls are the runtime's default set",
                        "the kernel's rarely used calls are where its holes are; restricted pods must say so",
                        all -> unless(
                                all.workloads(),
                                workload -> Rendered.podSpec(workload)
                                        .at("/securityContext/seccompProfile/type")
                                        .asText()
                                        .equals("RuntimeDefault")),
                        all -> Edit.pod(all, "/securityContext/seccompProfile/type", "Unconfined")),
                Rule.of(
                        "no process can gain privileges",
                        "a setuid program in the image would give them",
                        all -> containersUnless(
                                all,
                                container -> container
                                        .at("/securityContext/allowPrivilegeEscalation")
                                        .toString()
                                        .equals("false")),
                        all -> Edit.container(all, "/securityContext/allowPrivilegeEscalation", true)),
                Rule.of(
                        "no container has capabilities",
                        "none of the programs needs one",
                        all -> containersUnless(all, container -> {
                            var capabilities = container.at("/securityContext/capabilities");
                            return texts(capabilities.path("drop")).equals(set("ALL"))
                                    && capabilities.path("add").isMissingNode();
                        }),
                        all -> Edit.container(all, "/securityContext/capabilities", Edit.object("add", "NET_ADMIN"))),
                Rule.of(
                        "the root file system is read-only",
                        "nothing that an attacker writes can be executed after it",
                        all -> containersUnless(
                                all,
                                container -> container
                                        .at("/securityContext/readOnlyRootFilesystem")
                                        .asBoolean()),
                        all -> Edit.remove(
                                all.one("Job", "fleet-migration-1.0.0"),
                                "/spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem")));
    }

    private static List<Rule> surroundings() {
        return List.of(
                Rule.of(
                        "nothing of the node is used",
                        "its network, processes and files are other tenants', too",
                        all -> unless(all.workloads(), PodRules::leavesTheNodeAlone),
                        all -> Edit.pod(all, "/hostNetwork", true)),
                Rule.of(
                        "no environment is made from Services",
                        "a Service named kafka-x becomes KAFKA_X, and Quarkus hands that to the Kafka client",
                        all -> unless(
                                all.workloads(),
                                workload -> Rendered.podSpec(workload)
                                        .path("enableServiceLinks")
                                        .toString()
                                        .equals("false")),
                        all -> Edit.pod(all, "/enableServiceLinks", true)));
    }

    private static List<Rule> room() {
        return List.of(
                Rule.of(
                        "every container says what it needs",
                        "the scheduler would put it where there is no room, and CPU utilization could not be told",
                        all -> containersUnless(
                                all,
                                container -> container.at("/resources/requests").has("cpu")
                                        && container.at("/resources/requests").has("memory")),
                        all -> Edit.remove(
                                all.one("Deployment", "registry"),
                                "/spec/template/spec/containers/0/resources/requests/cpu")),
                Rule.of(
                        "memory is limited to what is requested",
                        "a JVM sizes its heap by the limit; a node with less would kill it in the middle of work",
                        all -> containersUnless(all, container -> {
                            var limit = container.at("/resources/limits/memory");
                            return !limit.isMissingNode() && limit.equals(container.at("/resources/requests/memory"));
                        }),
                        all -> Edit.container(all, "/resources/limits/memory", "2Gi")),
                Rule.of(
                        "CPU is not limited",
                        "throttling stops a JVM for tens of milliseconds at a time, which is felt as lag and lost"
                                + " leases",
                        all -> containersUnless(
                                all,
                                container ->
                                        container.at("/resources/limits/cpu").isMissingNode()),
                        all -> Edit.container(all, "/resources/limits/cpu", "1")));
    }

    private static List<Rule> disksAndImages() {
        return List.of(
                Rule.of(
                        "what a pod writes to its own disk is limited",
                        "one that fills it takes the node's other pods with it",
                        all -> unless(
                                all.workloads(),
                                workload -> Rendered.items(
                                                Rendered.podSpec(workload).path("volumes"))
                                        .filter(volume -> volume.has("emptyDir"))
                                        .allMatch(volume ->
                                                volume.path("emptyDir").has("sizeLimit"))),
                        all -> Edit.remove(
                                all.one("Deployment", "registry"), "/spec/template/spec/volumes/0/emptyDir/sizeLimit")),
                Rule.of(
                        "every image has a version",
                        "\"latest\" is another program tomorrow, and cannot be rolled back to",
                        all -> containersUnless(
                                all,
                                container -> VERSIONED
                                        .matcher(container.path("image").asText())
                                        .matches()),
                        all -> Edit.container(all, "/image", "fleet-rental/rentals-service:latest")));
    }

    private static List<String> sharedAccounts(Rendered all) {
        var accounts = all.kind("ServiceAccount").map(Rendered::name).collect(Collectors.toSet());
        var users = all.workloads()
                .collect(Collectors.groupingBy(workload ->
                        Rendered.podSpec(workload).path("serviceAccountName").asText()));
        return users.entrySet().stream()
                .filter(user -> user.getValue().size() > 1 || !accounts.contains(user.getKey()))
                .map(user -> user.getKey() + " of "
                        + user.getValue().stream().map(Rendered::title).toList())
                .toList();
    }

    private static List<String> plainSecrets(Rendered all) {
        var configured = all.kind("ConfigMap")
                .flatMap(config -> config.path("data").properties().stream())
                .map(Map.Entry::getKey);
        var given = all.workloads()
                .flatMap(Rendered::containers)
                .flatMap(container -> Rendered.items(container.path("env")))
                .filter(variable -> variable.at("/valueFrom/secretKeyRef").isMissingNode())
                .map(variable -> variable.path("name").asText());
        return Stream.concat(configured, given)
                .filter(name -> SECRET_NAME.matcher(name).matches()
                        && !NOT_SECRET.matcher(name).matches())
                .toList();
    }

    private static boolean mountsCertificatesOnly(JsonNode workload) {
        return Rendered.items(Rendered.podSpec(workload).path("volumes"))
                .flatMap(volume -> Stream.concat(
                        Stream.of(volume.path("secret")),
                        Rendered.items(volume.at("/projected/sources")).map(source -> source.path("secret"))))
                .filter(JsonNode::isObject)
                .allMatch(secret -> secret.path("items").size() > 0
                        && Rendered.items(secret.path("items"))
                                .allMatch(item -> item.path("key").asText().equals("ca.crt")));
    }

    private static boolean leavesTheNodeAlone(JsonNode workload) {
        var pod = Rendered.podSpec(workload);
        return Stream.of("hostNetwork", "hostPID", "hostIPC").noneMatch(pod::has)
                && Rendered.items(pod.path("volumes")).noneMatch(volume -> volume.has("hostPath"))
                && Rendered.containers(workload)
                        .flatMap(container -> Rendered.items(container.path("ports")))
                        .noneMatch(port -> port.has("hostPort"));
    }
}
