package org.fleetrental.local.cli;

import static org.fleetrental.local.cli.LetterText.text;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "outbox",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Events that a service could not send, which hold back the later ones of their aggregate.",
        footer = {"", "Exit code 1 if a service refuses or does not answer. How it works: docs/events/retry-and-dlq.md"
        },
        subcommands = CommandLine.HelpCommand.class)
final class OutboxCommand {

    private static final String PATH = "/v1/outbox/parked";

    @Command(mixinStandardHelpOptions = true, description = "Lists them, the newest of each service first.")
    int list(
            @Mixin ServiceChoice choice,
            @Option(names = "--discarded", description = "Those that were discarded.") boolean discarded,
            @Option(
                            names = "--limit",
                            defaultValue = "50",
                            description = "The most of each service (default: ${DEFAULT-VALUE}).")
                    int limit) {
        var api = OperatorApi.here();
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("state", discarded ? "DISCARDED" : "PARKED");
        var table = new TextTable(
                "SERVICE", "EVENT", "STATE", "TYPE", "KEY", "VERSION", "BYTES", "BEHIND IT", "SINCE", "WHY");
        int exitCode = choice.each(service -> {
            for (var event : Listing.read(api, service, PATH, parameters, limit)) {
                table.row(
                        service.id(),
                        text(event, "eventId"),
                        text(event, "state"),
                        LetterText.simpleName(text(event, "eventType")),
                        text(event, "key"),
                        text(event, "aggregateVersion"),
                        text(event, "payloadBytes"),
                        text(event, "waitingBehind"),
                        text(event, "parkedAt").replaceFirst("\\.\\d+", ""),
                        LetterText.firstLine(text(event, discarded ? "discardReason" : "parkedReason")));
            }
        });
        if (table.isEmpty()) {
            System.out.println("No events are " + (discarded ? "discarded." : "parked."));
        } else {
            table.lines().forEach(System.out::println);
        }
        return exitCode;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Lets one be sent again, before what waits behind it; if what was wrong still is, it is parked again.")
    int release(@Mixin ServiceChoice choice, @Parameters(paramLabel = "EVENT") String eventId) throws IOException {
        var api = OperatorApi.here();
        var event = choice.whoHas(
                "event", eventId, service -> api.post(service, PATH + "/" + eventId + "/release", Map.of()));
        System.out.printf("%s  %s%n", eventId, text(event, "state"));
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Decides that one shall never be sent. What waits behind it goes on without it.")
    int discard(
            @Mixin ServiceChoice choice,
            @Parameters(paramLabel = "EVENT") String eventId,
            @Option(names = "--reason", required = true, description = "Why; kept in the record.") String reason)
            throws IOException {
        var api = OperatorApi.here();
        var event = choice.whoHas(
                "event",
                eventId,
                service -> api.post(service, PATH + "/" + eventId + "/discard", Map.of("reason", reason)));
        System.out.printf("%s  %s: %s%n", eventId, text(event, "state"), text(event, "discardReason"));
        return 0;
    }
}
