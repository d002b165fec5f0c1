package org.fleetrental.local.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class LetterFilter {

    @Option(names = "--topic", description = "Only of this topic.")
    private @Nullable String topic;

    @Option(names = "--key", description = "Only of this aggregate.")
    private @Nullable String key;

    @Option(names = "--error-type", paramLabel = "CLASS", description = "Only with this failure, by its full name.")
    private @Nullable String errorType;

    @Option(names = "--event-type", paramLabel = "TYPE", description = "Only of this type of event, by its full name.")
    private @Nullable String eventType;

    @Option(names = "--received-after", paramLabel = "TIME", description = "Only since then, as 2026-11-24T00:00:00Z.")
    private @Nullable String receivedAfter;

    @Option(names = "--received-before", paramLabel = "TIME", description = "Only from before then.")
    private @Nullable String receivedBefore;

    Map<String, @Nullable String> parameters() {
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("topic", topic);
        parameters.put("key", key);
        parameters.put("errorType", errorType);
        parameters.put("eventType", eventType);
        parameters.put("receivedAfter", receivedAfter);
        parameters.put("receivedBefore", receivedBefore);
        return parameters;
    }

    /** As the filter of a request: without what was not said. */
    Map<String, String> said() {
        var said = new LinkedHashMap<String, String>();
        parameters().forEach((name, value) -> {
            if (value != null) {
                said.put(name, value);
            }
        });
        return said;
    }
}
