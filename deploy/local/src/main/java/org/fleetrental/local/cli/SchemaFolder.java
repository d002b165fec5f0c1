package org.fleetrental.local.cli;

import java.nio.file.Path;
import org.fleetrental.local.Folders;
import org.fleetrental.schemas.EventCatalog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose schemas a command is about: not those that were built last, but those that are being written. */
final class SchemaFolder {

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where owner/Event/v<N>.avsc are (default: schemas/ of this repository).")
    private @Nullable Path folder;

    Path path() {
        return folder == null ? Folders.repository().resolve("schemas") : folder.toAbsolutePath();
    }

    /** @throws IllegalArgumentException if there is no event in it: it is the wrong folder */
    EventCatalog catalog() {
        var catalog = EventCatalog.in(path());
        if (catalog.types().isEmpty()) {
            throw new IllegalArgumentException("No event in " + path() + ": it is to hold owner/Event/v1.avsc");
        }
        return catalog;
    }
}
