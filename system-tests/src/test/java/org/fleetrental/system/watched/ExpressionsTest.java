package org.fleetrental.system.watched;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fleetrental.system.RentalCompany;
import org.fleetrental.system.SharedSystem;
import org.junit.jupiter.api.Test;

/** No rule and no dashboard speaks of a series or a label that there is not: it would be silent for ever. */
class ExpressionsTest {

    /** Where somebody scrapes them; the services know nothing of disks and certificates. */
    private static final Map<String, Set<String>> OF_OTHER_PROGRAMS = Map.of(
            "probe_ssl_earliest_cert_expiry", Set.of(),
            "node_filesystem_avail_bytes", Set.of("device", "fstype", "mountpoint"),
            "node_filesystem_size_bytes", Set.of("device", "fstype", "mountpoint"),
            "kubelet_volume_stats_available_bytes", Set.of("namespace", "persistentvolumeclaim"),
            "kubelet_volume_stats_capacity_bytes", Set.of("namespace", "persistentvolumeclaim"));

    private static final Map<String, Set<String>> OF_PROMETHEUS =
            Map.of("up", Set.of(), "ALERTS", Set.of("alertname", "alertstate", "severity"));

    /** On every series: which service, and which of its replicas. */
    private static final Set<String> OF_EVERY_TARGET = Set.of("job", "instance");

    private static final Pattern IN_ANNOTATIONS = Pattern.compile("\\$labels\\.(\\w+)");
    private static final Pattern IN_LEGENDS = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private record Found(String where, String expression, Set<String> labelsShown) {}

    @Test
    void rulesSpeakOfWhatIsTold() throws Exception {
        var found = Observability.files("rules").entrySet().stream()
                .flatMap(file -> Observability.rules(file.getValue()).stream()
                        .map(rule -> new Found(
                                file.getKey() + ": "
                                        + rule.path("alert")
                                                .asText(rule.path("record").asText()),
                                rule.path("expr").asText(),
                                names(IN_ANNOTATIONS, rule.path("annotations").toString()))))
                .toList();

        assertSpeaksOfWhatIsTold(found);
    }

    @Test
    void dashboardsSpeakOfWhatIsTold() throws Exception {
        var found = Observability.files("dashboards").entrySet().stream()
                .flatMap(file -> Observability.panels(file.getValue()).stream()
                        .flatMap(panel -> panel.path("targets")
                                .valueStream()
                                .map(target -> new Found(
                                        file.getKey() + ": "
                                                + panel.path("title").asText(),
                                        target.path("expr").asText(),
                                        names(
                                                IN_LEGENDS,
                                                target.path("legendFormat").asText())))))
                .toList();

        assertSpeaksOfWhatIsTold(found);
    }

    private static void assertSpeaksOfWhatIsTold(List<Found> all) throws Exception {
        var told = told();
        assertThat(all).isNotEmpty();
        for (var found : all) {
            var parsed = Expression.parse(found.expression());
            assertThat(parsed.metrics()).as(found.toString()).isNotEmpty().isSubsetOf(told.keySet());
            var labels = new TreeSet<>(OF_EVERY_TARGET);
            parsed.metrics().forEach(metric -> labels.addAll(told.get(metric)));
            assertThat(parsed.labels()).as(found.toString()).isSubsetOf(labels);
            assertThat(found.labelsShown()).as(found.toString()).isSubsetOf(labels);
        }
    }

    private static Map<String, Set<String>> told() throws Exception {
        var system = SharedSystem.get();
        // Some series are there from the first event on, or from the first measurement.
        new RentalCompany(system).bookableVehicle();
        var told = new HashMap<>(RentalCompany.eventually()
                .until(
                        () -> Exposed.by(system),
                        seen -> seen.labels().keySet().containsAll(Set.of("inbox_lag_records", "dead_letters_open"))
                                && seen.labels().containsKey("inbox_event_age_seconds_bucket"))
                .labels());
        told.putAll(OF_PROMETHEUS);
        told.putAll(OF_OTHER_PROGRAMS);
        Observability.files("rules").values().stream()
                .flatMap(file -> Observability.rules(file).stream())
                .filter(rule -> rule.has("record"))
                .forEach(rule -> told.put(rule.path("record").asText(), Set.of()));
        return told;
    }

    private static Set<String> names(Pattern pattern, String text) {
        var names = new TreeSet<String>();
        pattern.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
