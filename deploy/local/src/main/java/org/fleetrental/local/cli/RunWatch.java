package org.fleetrental.local.cli;

import static org.fleetrental.local.cli.LetterText.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.fleetrental.local.SystemService;

/** Follows a replay or a rebuild until it has ended. It goes on without us, too. */
final class RunWatch {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final OperatorApi api;
    private final SystemService service;
    /** Of the runs of this kind; the id follows. */
    private final String path;

    RunWatch(OperatorApi api, SystemService service, String path) {
        this.api = api;
        this.service = service;
        this.path = path;
    }

    /** @return exit code: 0 if it is done */
    int untilTheEnd(JsonNode started) throws IOException {
        var run = started;
        var said = "";
        while (true) {
            var progress = progress(run.path("progress").path("records"));
            if (!progress.equals(said)) {
                System.out.println(progress);
                said = progress;
            }
            if (!text(run, "state").equals("RUNNING")) {
                System.out.println((text(run, "state") + " " + text(run, "error")).strip());
                return text(run, "state").equals("DONE") ? 0 : 1;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            run = api.get(service, path + text(started, "id"));
        }
    }

    int cancel(String id) throws IOException {
        api.post(service, path + id + "/cancel", Map.of());
        System.out.printf("%s is told to stop.%n", id);
        return 0;
    }

    private static String progress(JsonNode records) {
        return "%s read: %s handled, %s known, %s of no interest, %s parked, %s dead letters"
                .formatted(
                        text(records, "read"),
                        text(records, "handled"),
                        text(records, "known"),
                        text(records, "skipped"),
                        text(records, "parked"),
                        text(records, "dead"));
    }
}
