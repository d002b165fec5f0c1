package org.fleetrental.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;

/** All findings, as a table for people and as JSON for programs. */
final class Report {

    private static final String ROW = "| %-46s | %-34s | %-64s | %-6s | %-18s | %-3s |%n";

    private final List<Finding> findings = new ArrayList<>();

    /** Shows each as soon as it is there. */
    void add(Finding finding) {
        findings.add(finding);
        System.out.print(line(finding));
    }

    void printHead() {
        System.out.printf(ROW, "measured", "median (min..max)", "reference", "ratio", "goal", "met");
        System.out.printf(ROW, "---", "---", "---", "---", "---", "---");
    }

    private static String line(Finding finding) {
        var reference = finding.reference();
        var ratio = finding.ratio();
        var goal = finding.goal();
        var met = finding.met();
        return ROW.formatted(
                finding.what(),
                finding.measured(),
                reference == null ? "" : reference.what() + ": " + reference.measured(),
                ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio),
                goal == null ? "" : goal.text(),
                met == null ? "" : met ? "yes" : "NO");
    }

    void write(Path file, Record sizes, Workbench bench) throws Exception {
        var report = new LinkedHashMap<String, Object>();
        report.put("at", Instant.now().toString());
        report.put("machine", machine());
        report.put("versions", versions(bench));
        report.put("sizes", sizes);
        report.put("findings", findings);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
    }

    private static Map<String, Object> machine() throws IOException {
        var processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 2))
                .orElse("unknown");
        var memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\s+", " ");
        return Map.of(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "processor",
                processor,
                "processors",
                Runtime.getRuntime().availableProcessors(),
                "memory",
                memory);
    }

    private static Map<String, String> versions(Workbench bench) throws Exception {
        return Map.of(
                "java", Runtime.version().toString(),
                "postgresql", bench.text("show server_version"),
                "kafkaClients", AppInfoParser.getVersion(),
                "debezium", String.valueOf(io.debezium.Module.version()));
    }
}
