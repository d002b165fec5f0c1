package org.fleetrental.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = {
            "Begins the next version of an event, as a copy of its newest one, or a new event.",
            "Nothing is released by it: edit, check, lock."
        })
final class SchemasNewCommand implements Callable<Integer> {

    private static final Pattern EVENT = Pattern.compile("([a-z]+)/([A-Z][A-Za-z0-9]+)");

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private SchemaFolder folder;

    @Parameters(paramLabel = "OWNER/EVENT", description = "As in rentals/RentalCompleted.")
    private String event = "";

    @Override
    public Integer call() throws IOException {
        var parts = EVENT.matcher(event);
        if (!parts.matches()) {
            throw new IllegalArgumentException(event + ": write OWNER/EVENT, as in rentals/RentalCompleted");
        }
        var catalog = folder.catalog();
        var known = catalog.types().stream()
                .filter(type -> event.equals(type.owner() + "/" + type.name()))
                .findFirst();
        var today = LocalDate.now(Clock.systemUTC());
        if (known.isPresent()) {
            nextVersion(known.get(), today);
        } else {
            newEvent(catalog, parts.group(1), parts.group(2), today);
        }
        return 0;
    }

    private void nextVersion(EventType type, LocalDate today) throws IOException {
        if (!isReleased(type)) {
            throw new IllegalStateException(
                    type.newest().file() + " is not released yet: edit it, there is no need of" + " another version");
        }
        var version = new NewVersion(folder.path(), type);
        var files = version.make(today);
        new SupersededSchemas(pom()).add(type.owner() + "/" + type.name() + "/v" + (version.number() - 1) + ".avsc");
        show(files);
        say("  " + pom() + " makes no class of version " + (version.number() - 1) + " any more");
        say("Next:");
        say("  1. Change v" + version.number()
                + ".avsc: add optional fields, each with a doc and a default, at the end.");
        say("  2. Show them in the examples, and say in event.yaml what is different and who uses it.");
        nextSteps(3);
    }

    private void newEvent(EventCatalog catalog, String owner, String name, LocalDate today) throws IOException {
        var topic = catalog.types().stream()
                .filter(type -> type.owner().equals(owner))
                .map(type -> type.description().topic())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No owner '" + owner + "'; there are "
                        + String.join(
                                ", ",
                                catalog.types().stream()
                                        .map(EventType::owner)
                                        .distinct()
                                        .toList())));
        var elsewhere = catalog.type(name);
        if (elsewhere.isPresent()) {
            throw new IllegalArgumentException(
                    "There is " + elsewhere.get().folder() + " already; names of events are unique");
        }
        show(new NewEvent(folder.path(), owner, name).make(topic, today));
        say("Next:");
        say("  1. Answer each TODO in v1.avsc and event.yaml, and let key name the field with the aggregate's id.");
        say("  2. Name the consumers, and what each uses.");
        say("  3. Give the examples names that say what they show.");
        nextSteps(4);
    }

    private void nextSteps(int first) {
        say("  " + first + ". ./fleet schemas check, until nothing is refused.");
        say("  " + (first + 1) + ". ./fleet schemas lock, which releases it: from then on the files stay as they are.");
        say("  " + (first + 2) + ". ./fleet test, and a pull request. The merge registers it.");
    }

    /** As long as nothing is locked in a folder, all of it counts as released. */
    private boolean isReleased(EventType type) throws IOException {
        var lock = folder.path().resolve("released.sha256");
        var file = type.owner() + "/" + type.name() + "/v" + type.newest().version() + ".avsc";
        return !Files.exists(lock) || Files.readString(lock).lines().anyMatch(line -> line.endsWith(file));
    }

    private Path pom() {
        return folder.path().resolveSibling("shared-events/pom.xml");
    }

    private static void show(List<Path> files) {
        say("Written:");
        files.forEach(file -> say("  " + file));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
