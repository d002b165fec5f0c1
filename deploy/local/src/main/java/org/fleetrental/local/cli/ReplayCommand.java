package org.fleetrental.local.cli;

import static org.fleetrental.local.cli.LetterText.text;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.fleetrental.local.Part;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Reads a part of a topic into one service again. What the service has handled stays as it is;",
            "what it has missed takes effect. Ctrl-C ends the watching and not the replay."
        },
        footer = {
            "",
            "Example: ./fleet replay --service accounting --topic fleet.rentals --from 2026-11-24T00:00:00Z",
            "Exit code 1 if it is refused or does not end well. When to use it: docs/events/replay-runbook.md"
        })
final class ReplayCommand implements Callable<Integer> {

    private static final String PATH = "/v1/messaging/replays";

    @Mixin
    private ServiceChoice choice = new ServiceChoice();

    @ArgGroup(multiplicity = "1")
    private Wish wish = new Wish();

    private static final class Wish {

        @ArgGroup(exclusive = false)
        private @Nullable Part part;

        @Option(names = "--cancel", paramLabel = "ID", description = "Stops one; what it has done stays done.")
        private @Nullable String cancelled;
    }

    private static final class Part {

        @Option(names = "--topic", required = true, paramLabel = "T", description = "One that the service consumes.")
        private String topic = "";

        @Option(names = "--from", required = true, paramLabel = "TIME", description = "As 2026-11-24T00:00:00Z.")
        private Instant from = Instant.EPOCH;

        @Option(names = "--to", paramLabel = "TIME", description = "Exclusive (default: all that was consumed).")
        private @Nullable Instant to;
    }

    @Override
    public Integer call() throws IOException {
        var api = OperatorApi.here();
        var service = choice.only();
        var watch = new RunWatch(api, service, PATH + "/");
        var part = wish.part;
        if (part == null) {
            return watch.cancel(String.valueOf(wish.cancelled));
        }
        var request = new LinkedHashMap<String, @Nullable String>();
        request.put("topic", part.topic);
        request.put("from", part.from.toString());
        request.put("to", part.to == null ? null : part.to.toString());
        var run = api.post(service, PATH, request);
        System.out.printf(
                "Replay %s runs in %s; to stop it: ./fleet replay --service %s --cancel %s%n",
                text(run, "id"), service.module(), service.id(), text(run, "id"));
        return watch.untilTheEnd(run);
    }
}
