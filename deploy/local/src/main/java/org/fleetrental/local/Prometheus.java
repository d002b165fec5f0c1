package org.fleetrental.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prometheus over the metrics of the services, with the rules of deploy/observability. It is the one program that does
 * not come with the build: who wants it installs it.
 */
public final class Prometheus extends Part {

    public static final String NAME = "prometheus";

    private final Path home;
    private final int port;
    private final Path rules;
    private final Map<String, String> targets;

    /**
     * @param rules folder of rule files
     * @param targets host and port of the metrics, by the name of the service
     */
    Prometheus(Path home, int port, Path rules, Map<String, String> targets) {
        this.home = home;
        this.port = port;
        this.rules = rules;
        this.targets = targets;
    }

    /** Over the system of {@code ./fleet up}; not started yet. */
    public static Prometheus of(Path home, Ports ports) {
        var targets = new LinkedHashMap<String, String>();
        for (var service : SystemService.values()) {
            targets.put(service.module(), Ports.HOST + ":" + ports.management(service));
        }
        return new Prometheus(home, ports.prometheus(), folder().resolve("rules"), targets);
    }

    /**
     * Starts one over a system of tests, at a free port. It ends with this JVM, or by {@link #end}.
     *
     * @param home for its data and its log
     * @param rules folder of rule files
     */
    public static Prometheus over(LocalSystem system, Path home, Path rules) {
        var targets = new LinkedHashMap<String, String>();
        for (var service : SystemService.values()) {
            targets.put(service.module(), system.managementUrl(service.id()).getAuthority());
        }
        var prometheus = new Prometheus(home, Ports.freeRow(1), rules, targets);
        prometheus.start();
        return prometheus;
    }

    public static boolean isInstalled() {
        var path = System.getenv("PATH");
        return Programs.isInstalled(NAME, path == null ? "" : path);
    }

    /** Where its pages and its API are, without a slash at the end. */
    public URI url() {
        return URI.create("http://" + Ports.HOST + ":" + port);
    }

    public void end() {
        stop();
    }

    /** What a person wants to know who asked for it, also if it is not there. */
    public List<String> addresses() {
        if (!isInstalled()) {
            return List.of(
                    "  Nothing observes the system: there is no program `prometheus` on the PATH. Debian's package is prometheus.");
        }
        var lines = new ArrayList<String>();
        lines.add("  Prometheus           " + url());
        lines.add("  alerts               " + url() + "/alerts        what they mean: docs/runbooks.md");
        for (var dashboard : Dashboard.all(folder().resolve("dashboards"))) {
            lines.add("  dashboard            " + url() + "/consoles/" + dashboard.page());
        }
        lines.add("  The same dashboards for Grafana, which is not started here: deploy/observability/dashboards");
        return lines;
    }

    @Override
    Child launch() {
        var data = Folders.create(home.resolve("data/prometheus"));
        var consoles = Folders.create(home.resolve("data/prometheus-consoles"));
        try {
            for (var dashboard : Dashboard.all(folder().resolve("dashboards"))) {
                Files.writeString(consoles.resolve(dashboard.page()), dashboard.console());
            }
            var config = Files.writeString(home.resolve("data/prometheus.yml"), config());
            return Child.start(
                    NAME,
                    home,
                    "TERM",
                    Map.of(),
                    List.of(
                            NAME,
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + data,
                            "--storage.tsdb.retention.time=30d",
                            "--web.console.templates=" + consoles,
                            "--web.listen-address=" + Ports.HOST + ":" + port));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    boolean isReady() {
        return Waiting.answersOk(url().resolve("/-/ready"));
    }

    private static Path folder() {
        return Folders.repository().resolve("deploy/observability");
    }

    /** Each service is a job of its name, as the rules and dashboards expect. */
    private String config() {
        var config = new StringBuilder("""
                global:
                  scrape_interval: 5s
                  evaluation_interval: 5s
                rule_files: ["%s/*.yml"]
                scrape_configs:
                """.formatted(rules));
        targets.forEach((service, address) ->
                config.append("""
                - job_name: %s
                  metrics_path: /q/metrics
                  static_configs: [{targets: ["%s"]}]
                """.formatted(service, address).indent(2)));
        return config.toString();
    }
}
