package org.fleetrental.local.cli;

import java.util.List;
import org.fleetrental.local.LocalTokens;
import org.fleetrental.schemas.gate.Locking;
import org.fleetrental.schemas.gate.Refusal;
import org.fleetrental.schemas.gate.ReleaseLock;
import org.fleetrental.schemas.registration.Difference;
import org.fleetrental.schemas.registration.RegistryComparison;
import org.fleetrental.schemas.registration.SchemaRegistration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "schemas",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Event schemas: how they are changed, and how they get into the registry.",
        footer = {"", "Exit code 1 if something is refused or different. docs/events/registering-schemas.md"},
        subcommands = {SchemasCheckCommand.class, SchemasNewCommand.class, CommandLine.HelpCommand.class})
final class SchemasCommand {

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Releases what the folder holds: writes the bytes of its examples, and locks all files for good.")
    int lock(@Mixin SchemaFolder folder) {
        return switch (ReleaseLock.in(folder.path()).lock()) {
            case Locking.Locked(var added) -> {
                added.forEach(file -> System.out.println("locked  " + file));
                System.out.println(added.isEmpty() ? "All files were locked before." : added.size() + " files locked.");
                yield 0;
            }
            case Locking.Refused(var refusals) -> refuse(refusals, "Nothing is locked");
        };
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Brings the registry to what the folder says. Doing it again changes nothing.")
    int register(
            @Mixin SchemaFolder folder,
            @Mixin RegistryChoice registry,
            @Option(names = "--dry-run", description = "Only say what would be done; the registry judges it.")
                    boolean dryRun) {
        var types = folder.catalog().types();
        var registration = new SchemaRegistration(registry.address(), registry.token());
        var changes = dryRun ? registration.rehearse(types) : registration.register(types);
        show(changes);
        System.out.println(
                changes.isEmpty()
                        ? "The registry had everything before."
                        : changes.size() + (dryRun ? " would be mended; nothing is." : " mended."));
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists in what the registry and the folder differ. Exit code 1 if they do.")
    int diff(@Mixin SchemaFolder folder, @Mixin RegistryChoice registry) {
        var catalog = folder.catalog();
        var differences = new RegistryComparison(registry.address(), registry.token()).differences(catalog.types());
        show(differences);
        if (differences.isEmpty()) {
            System.out.println("The registry holds the " + catalog.schemas().size()
                    + " versions of the folder, with their rules, and nothing else.");
        }
        return differences.isEmpty() ? 0 : 1;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Prints a token that may register at the local system, for a quarter of an hour.")
    int token() {
        System.out.println(LocalTokens.in(Supervisor.here().keys()).schemaDeploymentToken());
        return 0;
    }

    private static void show(List<Difference> differences) {
        differences.forEach(difference -> System.out.println(difference.event() + " " + difference.finding()));
    }

    /** @return exit code */
    static int refuse(List<Refusal> refusals, String conclusion) {
        refusals.forEach(refusal -> System.err.println(refusal.text()));
        System.err.printf("%s: %d refused.%n", conclusion, refusals.size());
        return 1;
    }
}
