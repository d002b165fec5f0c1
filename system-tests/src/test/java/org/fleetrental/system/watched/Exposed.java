package org.fleetrental.system.watched;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fleetrental.local.LocalSystem;

/** The series that the running services tell, each with the labels that it has. */
record Exposed(Map<String, Set<String>> labels) {

    private static final List<String> SERVICES = List.of("fleet", "rentals", "maintenance", "accounting");
    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    static Exposed by(LocalSystem system) throws IOException, InterruptedException {
        var labels = new TreeMap<String, Set<String>>();
        for (var service : SERVICES) {
            try (var http = HttpClient.newHttpClient()) {
                var address = system.managementUrl(service).resolve("/q/metrics");
                http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofLines())
                        .body()
                        .forEach(line -> read(line, labels));
            }
        }
        return new Exposed(labels);
    }

    private static void read(String line, Map<String, Set<String>> labels) {
        var sample = SAMPLE.matcher(line);
        if (!line.startsWith("#") && sample.matches()) {
            var known = labels.computeIfAbsent(sample.group(1), _ -> new TreeSet<>());
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2)).results().forEach(label -> known.add(label.group(1)));
            }
        }
    }
}
