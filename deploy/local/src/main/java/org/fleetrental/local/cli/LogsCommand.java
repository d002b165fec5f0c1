package org.fleetrental.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.fleetrental.local.SystemService;
import org.fleetrental.local.Waiting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", mixinStandardHelpOptions = true, description = "Prints the end of a process's log.")
final class LogsCommand implements Callable<Integer> {

    private static final List<String> OTHERS = List.of("postgres", "kafka", "registry", "up", "build");

    @Parameters(
            paramLabel = "SERVICE",
            description = "fleet, rentals, maintenance, accounting, postgres, kafka, registry, up or build")
    private String name = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing what is added.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            description = "How many lines of the end (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException {
        var file = Supervisor.here()
                .log(OTHERS.contains(name) ? name : SystemService.named(name).module());
        if (!Files.exists(file)) {
            System.err.println("No log yet: " + file);
            return 1;
        }
        long end = Files.size(file);
        var all = Files.readAllLines(file);
        all.subList(Math.max(0, all.size() - lines), all.size()).forEach(System.out::println);
        while (follow) {
            Waiting.pause(Duration.ofMillis(250));
            end = Detached.show(file, end);
        }
        return 0;
    }
}
