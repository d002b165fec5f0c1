package org.fleetrental.local.cli;

import static org.fleetrental.local.cli.LetterText.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a read model of one service from scratch, from the events that its topics hold. Readers see the",
            "old one until the new one is complete. Ctrl-C ends the watching and not the rebuild."
        },
        footer = {
            "",
            "Example: ./fleet rebuild --service rentals --projection vehicles",
            "Exit code 1 if it is refused or does not end well. When to use it: docs/events/replay-runbook.md"
        })
final class RebuildCommand implements Callable<Integer> {

    private static final String PATH = "/v1/messaging/projections";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ServiceChoice choice = new ServiceChoice();

    @Option(names = "--projection", paramLabel = "P", description = "Which read model.")
    private @Nullable String projection;

    @Option(names = "--list", description = "Lists the read models, of all services or of one.")
    private boolean list;

    @Option(
            names = "--cancel",
            paramLabel = "ID",
            description = "Stops a rebuild of --projection; the old model stays.")
    private @Nullable String cancelled;

    @Override
    public Integer call() throws IOException {
        var api = OperatorApi.here();
        if (list) {
            return list(api);
        }
        if (projection == null) {
            throw new ParameterException(spec.commandLine(), "Either --projection P or --list");
        }
        var service = choice.only();
        var path = PATH + "/" + projection;
        var watch = new RunWatch(api, service, path + "/rebuilds/");
        if (cancelled != null) {
            return watch.cancel(cancelled);
        }
        var run = api.post(service, path + "/rebuild", Map.of());
        System.out.printf(
                "Rebuild %s runs in %s; to stop it: ./fleet rebuild --service %s --projection %s --cancel %s%n",
                text(run, "id"), service.module(), service.id(), projection, text(run, "id"));
        return watch.untilTheEnd(run);
    }

    private int list(OperatorApi api) {
        var table = new TextTable("SERVICE", "PROJECTION", "TOPICS", "LAST REBUILD");
        int exitCode = choice.each(service -> {
            for (var item : api.get(service, PATH).path("items")) {
                var latest = item.path("lastRebuild");
                table.row(
                        service.id(),
                        text(item, "name"),
                        StreamSupport.stream(item.path("topics").spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(" ")),
                        latest.isObject() ? text(latest, "state") + " " + text(latest, "startedAt") : "never");
            }
        });
        table.lines().forEach(System.out::println);
        return exitCode;
    }
}
