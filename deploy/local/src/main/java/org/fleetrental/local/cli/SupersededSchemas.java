package org.fleetrental.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Which schemas no class is generated from, as {@code shared-events/pom.xml} says: the class of an event is made from
 * the newest version alone.
 */
final class SupersededSchemas {

    private static final Pattern EXCLUDES_END = Pattern.compile("( *)</excludes>\\n");
    private static final Pattern SCHEMA_INCLUDES_END =
            Pattern.compile("( *)<include>\\*/\\*/v\\*\\.avsc</include>\\n *</includes>\\n");

    private final Path pom;

    SupersededSchemas(Path pom) {
        this.pom = pom;
    }

    /** @param schema seen from the schemas folder: {@code rentals/RentalReserved/v1.avsc} */
    void add(String schema) throws IOException {
        var text = Files.readString(pom);
        var exclude = "<exclude>" + schema + "</exclude>\n";
        if (text.contains(exclude)) {
            return;
        }
        // Those of the schemas are the only ones behind their includes, and the first there.
        var includes = SCHEMA_INCLUDES_END.matcher(text);
        if (!includes.find()) {
            throw new IllegalStateException(pom + " does not say which schemas classes are made from");
        }
        var head = text.substring(0, includes.end());
        var tail = text.substring(includes.end());
        var configuration = tail.substring(0, tail.indexOf("</configuration>"));
        var end = EXCLUDES_END.matcher(configuration);
        var indent = includes.group(1);
        var outer = indent.substring(2);
        Files.writeString(
                pom,
                end.find()
                        ? head + tail.substring(0, end.start()) + end.group(1) + "  " + exclude
                                + tail.substring(end.start())
                        : head + outer + "<excludes>\n" + indent + exclude + outer + "</excludes>\n" + tail);
    }
}
