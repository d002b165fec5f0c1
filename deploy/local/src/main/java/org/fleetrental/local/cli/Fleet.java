package org.fleetrental.local.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The Java side of {@code ./fleet}. */
@Command(
        name = "./fleet",
        description = "The vehicle-rental backbone on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "1.0.0-SNAPSHOT",
        footer = {
            "",
            "./fleet test [MAVEN ARGUMENTS] runs every test.",
            "./fleet images [DOCKER BUILD ARGUMENTS] builds the container images; docs/containers.md.",
            "./fleet openapi writes the documents of the APIs in docs/api.",
            "./fleet chaos [--minutes N] [--seed S] [--faults A,B] breaks things under load and checks every promise.",
            "./fleet sequences [--count N] [--seed S] plays commands under any order of what the services tell each other.",
            "./fleet drill alerts [BREAKAGE,...] breaks one thing after the other and sees that its alert fires.",
            "./fleet drill restart restarts every replica under load; ./fleet drill restore takes the databases back in time.",
            "./fleet mutants [NAME...] plants wrong variants of the messaging library and shows that the tests catch them.",
            "./fleet bench messaging [--quick] [--only NAME] [--json FILE] [--profile FOLDER] measures throughput and latency of events.",
            "./fleet bench business [--quick] [--json FILE] measures what a long history costs those who ask.",
            "What runs keeps its state in .fleet/."
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            DemoCommand.class,
            EventsCommand.class,
            CatalogCommand.class,
            DlqCommand.class,
            OutboxCommand.class,
            ReplayCommand.class,
            RebuildCommand.class,
            AlignCommand.class,
            ReconcileCommand.class,
            MessagingCommand.class,
            SchemasCommand.class,
            ResetCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Fleet {

    private static final int HELP_COLUMNS = 140;

    private Fleet() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return commandLine(new Fleet());
    }

    /** What fails is told in one line; with FLEET_DEBUG, where as well. */
    static CommandLine commandLine(Object command) {
        return new CommandLine(command)
                .registerConverter(Instant.class, Fleet::time)
                .setUsageHelpWidth(HELP_COLUMNS)
                .setExecutionExceptionHandler((failure, failed, parsed) -> {
                    failed.getErr().println(message(failure));
                    if (System.getenv("FLEET_DEBUG") != null) {
                        failure.printStackTrace(failed.getErr());
                    }
                    return 1;
                });
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            throw new CommandLine.TypeConversionException("'" + text + "' is not a time as 2026-11-24T00:00:00Z");
        }
    }

    private static String message(Exception failure) {
        var message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
