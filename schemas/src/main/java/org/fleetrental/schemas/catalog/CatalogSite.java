package org.fleetrental.schemas.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.fleetrental.schemas.EventCatalog;

/** The catalog as a static site: {@code index.html}, and the schemas that it links to. Needs no server. */
public final class CatalogSite {

    private CatalogSite() {}

    /**
     * Writes it, over an older one if there is one.
     *
     * @return the page to open
     */
    public static Path write(EventCatalog catalog, Path folder) {
        try {
            for (var schema : catalog.schemas()) {
                var file = folder.resolve(schema.file());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, schema.content());
            }
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("index.html"), new CatalogPage(catalog).write());
        } catch (IOException failure) {
            throw new UncheckedIOException("The catalog cannot be written to " + folder, failure);
        }
    }
}
