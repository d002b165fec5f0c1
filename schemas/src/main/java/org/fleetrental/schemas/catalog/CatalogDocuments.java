package org.fleetrental.schemas.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fleetrental.schemas.EventCatalog;

/** The documents that are generated from the catalog and committed: what readers of the repository see. */
public final class CatalogDocuments {

    private static final String MARKDOWN = "docs/events/catalog-v1.md";
    private static final String ASYNC_API = "docs/events/asyncapi";

    private final SortedMap<String, String> contents;

    private CatalogDocuments(SortedMap<String, String> contents) {
        this.contents = Collections.unmodifiableSortedMap(contents);
    }

    public static CatalogDocuments of(EventCatalog catalog) {
        var contents = new TreeMap<String, String>();
        contents.put(MARKDOWN, CatalogMarkdown.of(catalog));
        for (var service : Topic.services(catalog)) {
            contents.put(ASYNC_API + "/" + service + "-service.yaml", AsyncApiDocument.of(catalog, service));
        }
        return new CatalogDocuments(contents);
    }

    /** By file, seen from the root of the repository. */
    public SortedMap<String, String> contents() {
        return contents;
    }

    /**
     * Those files that are not as they would be generated, missing ones and left-over ones among them.
     *
     * @param repository its root
     */
    public List<String> stale(Path repository) {
        var stale = new ArrayList<String>();
        contents.forEach((file, content) -> {
            if (!content.equals(read(repository.resolve(file)))) {
                stale.add(file);
            }
        });
        stale.addAll(leftOver(repository));
        return stale;
    }

    /**
     * Makes the files of a repository what they should be.
     *
     * @return those that were not
     */
    public List<String> write(Path repository) {
        var stale = stale(repository);
        try {
            for (var file : stale) {
                var place = repository.resolve(file);
                var content = contents.get(file);
                if (content == null) {
                    Files.delete(place);
                } else {
                    Files.createDirectories(Objects.requireNonNull(place.getParent()));
                    Files.writeString(place, content);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The documents cannot be written", failure);
        }
        return stale;
    }

    private List<String> leftOver(Path repository) {
        var folder = repository.resolve(ASYNC_API);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> ASYNC_API + "/" + file.getFileName())
                    .filter(file -> file.endsWith("-service.yaml") && !contents.containsKey(file))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
