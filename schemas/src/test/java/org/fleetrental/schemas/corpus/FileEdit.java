package org.fleetrental.schemas.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A change of a file as such, seen from the schemas folder.
 *
 * @param delete it, if true
 * @param copyOf the file that it becomes a copy of
 * @param text that it consists of
 * @param replace the text in it that becomes {@code with}
 */
record FileEdit(String file, boolean delete, String copyOf, String text, String replace, String with) {

    void apply(Path schemas) throws IOException {
        var target = schemas.resolve(file);
        if (delete) {
            Files.delete(target);
        } else if (copyOf != null) {
            Files.copy(schemas.resolve(copyOf), target);
        } else if (text != null) {
            Files.writeString(target, text);
        } else {
            var before = Files.readString(target);
            if (!before.contains(replace)) {
                throw new IllegalArgumentException("No \"" + replace + "\" in " + file);
            }
            Files.writeString(target, before.replace(replace, with));
        }
    }
}
