package org.fleetrental.local.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.fleetrental.schemas.gate.Refusal;
import org.fleetrental.schemas.gate.ReleaseLock;
import org.fleetrental.schemas.gate.SchemaGate;
import org.fleetrental.schemas.registration.SchemaRegistration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Whether the schemas may land as they are. Asks no server, unless a registry is named.")
final class SchemasCheckCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private SchemaFolder folder;

    @Option(
            names = "--base",
            paramLabel = "REF",
            description = "Also whether the lock has only grown since this commit, as in origin/main.")
    private @Nullable String base;

    @ArgGroup(exclusive = false, heading = "Also let a registry judge what it does not have yet:%n")
    private @Nullable RegistryChoice registry;

    @Override
    public Integer call() throws IOException {
        var refusals = new ArrayList<Refusal>();
        if (base != null) {
            var older = BaseLock.at(folder.path(), base);
            refusals.addAll(ReleaseLock.in(folder.path()).removedOrChangedSince(older));
        }
        refusals.addAll(SchemaGate.check(folder.path()));
        if (!refusals.isEmpty()) {
            return SchemasCommand.refuse(refusals, "This may not land");
        }
        var catalog = folder.catalog();
        System.out.printf(
                "%d versions of %d events may land.%n",
                catalog.schemas().size(), catalog.types().size());
        if (registry != null) {
            var missing = new SchemaRegistration(registry.address(), registry.token()).rehearse(catalog.types());
            System.out.printf("The registry would take them: %d to be mended.%n", missing.size());
        }
        return 0;
    }
}
