package org.fleetrental.local.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.fleetrental.local.SystemService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "messaging",
        mixinStandardHelpOptions = true,
        description = "Shows how messaging stands: outbox, lanes, consumers and their lag, dead letters, replays.",
        footer = {"", "Exit code 1 if a service does not answer. What the figures mean: docs/events/observability.md"})
final class MessagingCommand implements Callable<Integer> {

    @Option(names = "--service", description = "fleet, rentals, maintenance or accounting (default: all four).")
    private @Nullable String service;

    @Option(names = "--partitions", description = "A line for each partition instead of one for each topic.")
    private boolean partitions;

    @Override
    public Integer call() {
        var services = service == null ? List.of(SystemService.values()) : List.of(SystemService.named(service));
        var api = OperatorApi.here();
        int failed = 0;
        for (var asked : services) {
            try {
                MessagingTable.of(api.get(asked, "/v1/messaging"), partitions).forEach(System.out::println);
            } catch (IOException failure) {
                System.err.println(failure.getMessage());
                failed = 1;
            }
        }
        return failed;
    }
}
