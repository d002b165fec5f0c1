package org.fleetrental.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The released schemas that are packed with this class. */
public final class EventSchemas {

    private static final Pattern FILE = Pattern.compile(".*/([^/]+)/([^/]+)/v(\\d+)\\.avsc");

    private EventSchemas() {}

    /** Every version of every event, by owner, name and version. */
    public static List<EventSchema> all() {
        try {
            var place = place();
            if (Files.isDirectory(place)) {
                return below(place.resolve("schemas"));
            }
            try (var jar = FileSystems.newFileSystem(place, Map.of())) {
                return below(jar.getPath("/schemas"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The event schemas cannot be read", failure);
        }
    }

    /**
     * The jar or folder that this class came from; not every class loader of an application server tells it directly.
     */
    private static Path place() {
        var self = EventSchemas.class.getName().replace('.', '/') + ".class";
        URL url = Objects.requireNonNull(EventSchemas.class.getClassLoader().getResource(self), self);
        try {
            var address = url.toString();
            if (address.startsWith("jar:")) {
                return Path.of(new URI(address.substring("jar:".length(), address.indexOf("!/"))));
            }
            return Path.of(new URI(address.substring(0, address.length() - self.length())));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("Not a place on a disk: " + url, impossible);
        }
    }

    private static List<EventSchema> below(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root, 3)) {
            return files.flatMap(EventSchemas::read).sorted().toList();
        }
    }

    private static Stream<EventSchema> read(Path file) {
        var matcher = FILE.matcher(file.toString().replace('\\', '/'));
        if (!matcher.matches()) {
            return Stream.empty();
        }
        try {
            int version = Integer.parseInt(matcher.group(3));
            return Stream.of(new EventSchema(matcher.group(1), matcher.group(2), version, Files.readString(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be read", failure);
        }
    }
}
