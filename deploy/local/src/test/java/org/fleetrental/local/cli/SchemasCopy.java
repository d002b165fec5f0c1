package org.fleetrental.local.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fleetrental.local.Folders;

/** The schemas of this repository in a folder where they may be changed. */
final class SchemasCopy {

    private static final List<String> COPIED =
            List.of("schemas/*/*/{v*.avsc,event.yaml}", "schemas/*/*/examples/*", "schemas/released.sha256");

    private SchemasCopy() {}

    /** @return the folder {@code schemas}, beside a copy of {@code shared-events/pom.xml} */
    static Path in(Path folder) throws IOException {
        var repository = Folders.repository();
        for (var pattern : COPIED) {
            var wanted = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            try (var files = Files.walk(repository.resolve("schemas"), 4)) {
                for (var file : files.map(repository::relativize)
                        .filter(wanted::matches)
                        .toList()) {
                    copy(repository, folder, file);
                }
            }
        }
        copy(repository, folder, Path.of("shared-events/pom.xml"));
        return folder.resolve("schemas");
    }

    private static void copy(Path from, Path to, Path file) throws IOException {
        Files.createDirectories(to.resolve(file).getParent());
        Files.copy(from.resolve(file), to.resolve(file));
    }
}
