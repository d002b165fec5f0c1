package org.fleetrental.schemas.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The schemas of this repository, in a folder where they can be changed. */
public final class SchemasCopy {

    private static final Path ORIGINAL = Path.of(System.getProperty("fleet.home", ".."), "schemas");

    private SchemasCopy() {}

    /** Without the code of the module around them. */
    public static Path in(Path folder) throws IOException {
        try (var files = Files.find(ORIGINAL, 4, (file, kind) -> kind.isRegularFile())) {
            for (var file : files.toList()) {
                var path = ORIGINAL.relativize(file);
                if (path.toString().equals("released.sha256") || path.toString().matches("[a-z]+/[A-Z].*")) {
                    var target = folder.resolve(path);
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
        return folder;
    }
}
