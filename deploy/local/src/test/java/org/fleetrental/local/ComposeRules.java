package org.fleetrental.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** What docker-compose.yml has to keep to; each finding begins with the container that it is about. */
final class ComposeRules {

    private static final Set<String> PUBLISHED = Set.of(
            "fleet-service",
            "rentals-service",
            "maintenance-service",
            "accounting-service",
            "prometheus",
            "grafana",
            "traces");
    private static final Set<String> RUN_ONCE = Set.of("keys", "databases", "topics", "schemas", "token", "demo");
    private static final Set<String> SIGN = Set.of("keys", "schemas", "token", "demo");
    /** Its start script writes beside the programs. */
    private static final Set<String> WRITE_TO_THEIR_IMAGE = Set.of("kafka");

    private static final Pattern PINNED = Pattern.compile("[a-z./-]+:(?!latest)[A-Za-z0-9._-]+");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|TOKEN|SECRET|PRIVATE_KEY)");
    private static final Pattern ASKED_FOR = Pattern.compile("\\$\\{[A-Z_]+:\\?[^}]+}");

    private final Map<String, Object> file;
    private final List<String> findings = new ArrayList<>();

    private ComposeRules(String yaml) {
        file = new Yaml().load(yaml);
    }

    static List<String> findings(String yaml) {
        var rules = new ComposeRules(yaml);
        containers(rules.file).forEach((name, container) -> {
            rules.confinement(name, container);
            rules.secrets(name, container);
            rules.reachability(name, container);
            rules.life(name, container);
            rules.mounts(name, container);
        });
        if (!Boolean.TRUE.equals(map(map(rules.file, "networks"), "inside").get("internal"))) {
            rules.findings.add("network inside: is not internal");
        }
        return List.copyOf(rules.findings);
    }

    /** As in the file, with what it merges in. */
    static Map<String, Map<String, Object>> containers(Map<String, Object> file) {
        @SuppressWarnings("unchecked")
        var containers = (Map<String, Map<String, Object>>) file.get("services");
        return containers;
    }

    private void confinement(String name, Map<String, Object> container) {
        require(PINNED.matcher(text(container, "image")).matches(), name, "image without a version");
        require(!container.containsKey("privileged"), name, "privileged");
        require(!container.containsKey("cap_add"), name, "adds capabilities");
        require(list(container, "cap_drop").equals(List.of("ALL")), name, "keeps capabilities");
        require(list(container, "security_opt").contains("no-new-privileges:true"), name, "may gain privileges");
        require(
                Boolean.TRUE.equals(container.get("read_only")) || WRITE_TO_THEIR_IMAGE.contains(name),
                name,
                "root file system is not read-only");
        require(!"root".equals(container.get("user")), name, "is root");
        for (var shared : List.of("pid", "ipc", "userns_mode", "devices")) {
            require(!container.containsKey(shared), name, "has the machine's " + shared);
        }
        require(container.containsKey("pids_limit"), name, "may start processes without end");
    }

    private void secrets(String name, Map<String, Object> container) {
        map(container, "environment").forEach((variable, value) -> {
            if (SECRET.matcher(variable).matches()) {
                require(ASKED_FOR.matcher(value.toString()).matches(), name, "has a default for " + variable);
            }
        });
    }

    private void reachability(String name, Map<String, Object> container) {
        var ports = list(container, "ports");
        require(ports.isEmpty() || PUBLISHED.contains(name), name, "is published");
        for (var port : ports) {
            require(port.toString().startsWith("127.0.0.1:"), name, "is published beyond this machine");
        }
        boolean alone = "none".equals(container.get("network_mode"));
        require(alone || list(container, "networks").contains("inside"), name, "is not in the network inside");
        require(
                alone || !container.containsKey("network_mode"),
                name,
                "has the network " + container.get("network_mode"));
        require(PUBLISHED.contains(name) || !list(container, "networks").contains("outside"), name, "reaches outside");
    }

    private void life(String name, Map<String, Object> container) {
        boolean once = RUN_ONCE.contains(name);
        require((once ? "no" : "unless-stopped").equals(container.get("restart")), name, "restart policy");
        require(once || container.containsKey("healthcheck"), name, "no health check");
        if (name.endsWith("-service")) {
            List.of("databases", "topics", "schemas")
                    .forEach(first -> order(name, container, first, "service_completed_successfully"));
            // By name: what is only between the set-up and them does not count when all is stopped.
            List.of("postgres", "kafka", "registry").forEach(first -> order(name, container, first, "service_healthy"));
            require(container.containsKey("mem_limit"), name, "may take all memory");
        }
    }

    private void order(String name, Map<String, Object> container, String first, String condition) {
        boolean waits =
                condition.equals(map(map(container, "depends_on"), first).get("condition"));
        require(waits, name, "does not wait for " + first);
    }

    private void mounts(String name, Map<String, Object> container) {
        var volumes = map(file, "volumes");
        for (var mount : list(container, "volumes")) {
            var parts = mount.toString().split(":");
            boolean named = volumes.containsKey(parts[0]);
            require(named || mount.toString().endsWith(":ro"), name, "writes to " + parts[0]);
            require(named || parts[0].startsWith("./deploy/"), name, "mounts " + parts[0]);
            require(!"signing-key".equals(parts[0]) || SIGN.contains(name), name, "sees the private key");
        }
    }

    private void require(boolean kept, String name, String finding) {
        if (!kept) {
            findings.add(name + ": " + finding);
        }
    }

    private static String text(Map<String, Object> from, String key) {
        return String.valueOf(from.get(key));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> from, String key) {
        return (List<Object>) from.getOrDefault(key, List.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> from, String key) {
        return (Map<String, Object>) from.getOrDefault(key, Map.of());
    }
}
