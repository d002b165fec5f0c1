package org.fleetrental.local.cli;

import static org.fleetrental.local.cli.LetterText.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.fleetrental.local.SystemService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Hands a dead letter to its service once more, and then what waits behind it; nobody else sees it.",
            "With --all: every open one of a service that the filters let through; those first that were never",
            "replayed, the oldest of them first."
        },
        footer = {"", "Example: ./fleet dlq replay --all --service accounting --topic fleet.rentals --dry-run"})
final class DlqReplayCommand implements Callable<Integer> {

    private static final String PATH = "/v1/dead-letters";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ServiceChoice choice = new ServiceChoice();

    @Mixin
    private LetterFilter filter = new LetterFilter();

    @Parameters(arity = "0..1", paramLabel = "ID")
    private @Nullable String id;

    @Option(names = "--all", description = "Many, of the one --service.")
    private boolean all;

    @Option(names = "--dry-run", description = "With --all: only say which.")
    private boolean dryRun;

    @Option(
            names = "--limit",
            defaultValue = "100",
            description = "With --all: the most letters, up to 500 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--rate",
            defaultValue = "10",
            description = "With --all: the most a second, with what follows them (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Override
    public Integer call() throws IOException {
        if (all == (id != null)) {
            throw new ParameterException(spec.commandLine(), "Either an ID or --all");
        }
        var api = OperatorApi.here();
        return id == null ? many(api, choice.only()) : one(api, id);
    }

    private int one(OperatorApi api, String letterId) throws IOException {
        var letter = choice.whoHas(
                "dead letter", letterId, service -> api.post(service, PATH + "/" + letterId + "/replay", Map.of()));
        System.out.printf("%s  %s%n", letterId, text(letter, "status"));
        return 0;
    }

    private int many(OperatorApi api, SystemService service) throws IOException {
        var wishes = new LinkedHashMap<String, Object>();
        wishes.put("filter", filter.said());
        wishes.put("dryRun", dryRun);
        wishes.put("limit", limit);
        wishes.put("ratePerSecond", rate);
        var answer = api.post(service, PATH + "/replay", wishes);
        if (dryRun) {
            answer.path("ids").forEach(letter -> System.out.println(letter.asText()));
            System.out.printf(
                    "%d of %s open ones would be replayed.%n",
                    answer.path("ids").size(), text(answer, "matching"));
            return 0;
        }
        System.out.printf(
                "Replay %s runs in %s; to stop it: ./fleet dlq cancel %s%n",
                text(answer, "id"), service.module(), text(answer, "id"));
        return watch(api, service, answer);
    }

    /** Until it has ended. It goes on without us, too. */
    private int watch(OperatorApi api, SystemService service, JsonNode started) throws IOException {
        var run = started;
        var said = "";
        while (true) {
            var progress = progress(run.path("letters"));
            if (!progress.equals(said)) {
                System.out.println(progress);
                said = progress;
            }
            if (!text(run, "state").equals("RUNNING")) {
                System.out.println((text(run, "state") + " " + text(run, "error")).strip());
                return text(run, "state").equals("DONE")
                                && run.path("letters").path("failed").asInt() == 0
                        ? 0
                        : 1;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            run = api.get(service, PATH + "/replays/" + text(started, "id"));
        }
    }

    private static String progress(JsonNode letters) {
        return "%s selected: %s replayed, %s followed them, %s failed again, %s skipped"
                .formatted(
                        text(letters, "selected"),
                        text(letters, "replayed"),
                        text(letters, "followed"),
                        text(letters, "failed"),
                        text(letters, "skipped"));
    }
}
