package org.fleetrental.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A dashboard of Grafana, shown by Prometheus alone: a page with each panel's latest figures and a link to their
 * course.
 *
 * @param name of its file, without the ending
 */
record Dashboard(String name, JsonNode content) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="15"><title>%1$s</title>
            <style>body { font-family: sans-serif; margin: 1em 2em } td { padding: 0 1em 0 0; font-size: small }
            section { display: inline-block; vertical-align: top; width: 40em; margin: 0 2em 1em 0 }</style></head>
            <body><h1>%1$s</h1><p>%2$s</p>
            """;

    /** The figures are asked for by Prometheus when it shows the page. */
    private static final String FIGURES = """
            <table>{{ range query `%s` | sortByLabel "job" }}<tr>
            <td>{{ range $name, $value := .Labels }}{{ if ne $name "__name__" }}{{ $value }} {{ end }}{{ end }}</td>
            <td>{{ .Value | humanize }}</td></tr>{{ end }}</table>
            """;

    static List<Dashboard> all(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().map(Dashboard::read).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(
                    file.getFileName().toString().replace(".json", ""), JSON.readTree(Files.readString(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String page() {
        return name + ".html";
    }

    /** A template of Prometheus. */
    String console() {
        var page = new StringBuilder(HEAD.formatted(text(content, "title"), text(content, "description")));
        for (var panel : content.path("panels")) {
            page.append("<section><h3><a href=\"/graph?").append(query(panel)).append("\">");
            page.append(text(panel, "title")).append("</a></h3><p>").append(text(panel, "description"));
            page.append(" (")
                    .append(text(panel.at("/fieldConfig/defaults"), "unit"))
                    .append(")</p>\n");
            for (var target : panel.path("targets")) {
                page.append(FIGURES.formatted(expression(target)));
            }
            page.append("</section>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    /** All figures of a panel, below each other. */
    private static String query(JsonNode panel) {
        var query = new StringBuilder();
        int number = 0;
        for (var target : panel.path("targets")) {
            query.append("g%d.expr=%s&amp;g%d.tab=0&amp;g%d.range_input=1h&amp;"
                    .formatted(number, URLEncoder.encode(expression(target), StandardCharsets.UTF_8), number, number));
            number++;
        }
        return query.toString();
    }

    /** Of all services: nobody can choose here. */
    private static String expression(JsonNode target) {
        return text(target, "expr").replace("$job", ".+-service");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
