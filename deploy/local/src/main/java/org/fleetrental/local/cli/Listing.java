package org.fleetrental.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.fleetrental.local.SystemService;
import org.jspecify.annotations.Nullable;

/** Reads a list of a service, part by part, up to a limit. */
final class Listing {

    private static final int PART_MAX = 200;

    private Listing() {}

    /**
     * @param parameters by name; null is left out
     * @param limit the most items
     */
    static List<JsonNode> read(
            OperatorApi api, SystemService service, String path, Map<String, @Nullable String> parameters, int limit)
            throws IOException {
        var items = new ArrayList<JsonNode>();
        @Nullable String next = path + query(parameters, Math.min(limit, PART_MAX));
        while (next != null && items.size() < limit) {
            var part = api.get(service, next);
            part.path("items").forEach(items::add);
            next = part.path("next").textValue();
        }
        return items.subList(0, Math.min(limit, items.size()));
    }

    private static String query(Map<String, @Nullable String> parameters, int limit) {
        var query = new StringJoiner("&", "?", "");
        query.add("limit=" + limit);
        parameters.forEach((name, value) -> {
            if (value != null) {
                query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return query.toString();
    }
}
