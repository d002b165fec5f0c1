package org.fleetrental.local.cli;

import static org.fleetrental.local.cli.LetterText.text;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Dead letters: messages that a service could not handle, and those that wait behind them.",
        footer = {"", "Exit code 1 if a service refuses or does not answer. How it works: docs/events/retry-and-dlq.md"
        },
        subcommands = {DlqReplayCommand.class, CommandLine.HelpCommand.class})
final class DlqCommand {

    private static final String PATH = "/v1/dead-letters";

    enum Listed {
        OPEN,
        PARKED,
        REPLAYED,
        DISCARDED,
        ALL
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists them, the newest of each service first.")
    int list(
            @Mixin ServiceChoice choice,
            @Mixin LetterFilter filter,
            @Option(
                            names = "--status",
                            defaultValue = "OPEN",
                            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
                    Listed status,
            @Option(
                            names = "--limit",
                            defaultValue = "50",
                            description = "The most of each service (default: ${DEFAULT-VALUE}).")
                    int limit) {
        var api = OperatorApi.here();
        var parameters = filter.parameters();
        parameters.put("status", status == Listed.ALL ? null : status.name());
        var table = LetterText.table();
        int exitCode = choice.each(service -> {
            for (var letter : Listing.read(api, service, PATH, parameters, limit)) {
                LetterText.row(table, service, letter);
            }
        });
        if (table.isEmpty()) {
            System.out.println(status == Listed.ALL ? "No dead letters." : "No dead letters are " + status + ".");
        } else {
            table.lines().forEach(System.out::println);
        }
        return exitCode;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows one: headers, payload, why it failed, and what waits behind it.")
    int show(@Mixin ServiceChoice choice, @Parameters(paramLabel = "ID") String id) throws IOException {
        var api = OperatorApi.here();
        var letter = choice.whoHas("dead letter", id, service -> api.get(service, PATH + "/" + id));
        LetterText.details(letter).forEach(System.out::println);
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Decides that one shall never have an effect. What waits behind it follows.")
    int discard(
            @Mixin ServiceChoice choice,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--reason", required = true, description = "Why; kept in the record.") String reason)
            throws IOException {
        var api = OperatorApi.here();
        var letter = choice.whoHas(
                "dead letter",
                id,
                service -> api.post(service, PATH + "/" + id + "/discard", Map.of("reason", reason)));
        System.out.printf(
                "%s  %s, by %s: %s%n", id, text(letter, "status"), text(letter, "resolvedBy"), text(letter, "reason"));
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Stops a replay of many after the letter in hand.")
    int cancel(@Mixin ServiceChoice choice, @Parameters(paramLabel = "RUN") String id) throws IOException {
        var api = OperatorApi.here();
        var run = choice.whoHas(
                "replay", id, service -> api.post(service, PATH + "/replays/" + id + "/cancel", Map.of()));
        System.out.printf("%s  is told to stop, by %s%n", id, text(run, "cancelledBy"));
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists who did what, when and why, the newest first.")
    int actions(
            @Mixin ServiceChoice choice,
            @Option(names = "--of", paramLabel = "ID", description = "Only of this letter, event or replay.") @Nullable
                    String subject,
            @Option(
                            names = "--limit",
                            defaultValue = "20",
                            description = "The most of each service (default: ${DEFAULT-VALUE}).")
                    int limit) {
        var api = OperatorApi.here();
        var table = new TextTable("SERVICE", "AT", "WHO", "ACTION", "OF", "DETAIL");
        int exitCode = choice.each(service -> {
            var parameters = new HashMap<String, @Nullable String>();
            parameters.put("subjectId", subject);
            for (var action : Listing.read(api, service, "/v1/messaging/actions", parameters, limit)) {
                table.row(
                        service.id(),
                        text(action, "at").replaceFirst("\\.\\d+", ""),
                        text(action, "actor"),
                        text(action, "action"),
                        text(action, "subjectId"),
                        action.path("detail").toString());
            }
        });
        table.lines().forEach(System.out::println);
        return exitCode;
    }
}
