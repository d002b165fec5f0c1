package org.fleetrental.schemas;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All events, as the {@code schemas} folder describes them: one folder {@code <owner>/<Event>} each, with
 * {@code event.yaml}, {@code v<N>.avsc} and {@code examples/v<N>-<name>.json}, beside it {@code .hex}.
 */
public final class EventCatalog {

    private static final String DESCRIPTION = "event.yaml";
    private static final Pattern SCHEMA = Pattern.compile("v(\\d{1,4})\\.avsc");
    private static final Pattern EXAMPLE = Pattern.compile("v(\\d{1,4})-([a-z0-9-]+)\\.json");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
            .build();

    private final List<EventType> types;

    private EventCatalog(List<EventType> types) {
        this.types = types;
    }

    /** The one that is packed with this class. */
    public static EventCatalog packed() {
        try {
            var place = place();
            if (Files.isDirectory(place)) {
                return in(place.resolve("schemas"));
            }
            try (var jar = FileSystems.newFileSystem(place, Map.of())) {
                return in(jar.getPath("/schemas"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The event schemas cannot be read", failure);
        }
    }

    /**
     * The one of a {@code schemas} folder.
     *
     * @throws CatalogException if a folder of it is not as it should be; what is <em>in</em> a schema is not looked at
     */
    public static EventCatalog in(Path schemas) {
        var types = new ArrayList<EventType>();
        try (var folders = Files.find(schemas, 2, (_, file) -> file.isDirectory())) {
            for (var folder : folders.sorted().toList()) {
                if (schemas.relativize(folder).getNameCount() == 2 && isEvent(folder)) {
                    types.add(read(folder));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(schemas + " cannot be read", failure);
        }
        return new EventCatalog(types.stream().sorted().toList());
    }

    /** By owner and name. */
    public List<EventType> types() {
        return types;
    }

    /** Every version of every event, by owner, name and version. */
    public List<EventSchema> schemas() {
        return types.stream().flatMap(type -> type.schemas().stream()).toList();
    }

    public Optional<EventType> type(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    private static boolean isEvent(Path folder) {
        return Files.exists(folder.resolve(DESCRIPTION)) || Files.exists(folder.resolve("v1.avsc"));
    }

    private static EventType read(Path folder) throws IOException {
        var owner = name(Objects.requireNonNull(folder.getParent()));
        var event = name(folder);
        var schemas = new ArrayList<EventSchema>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var schema = SCHEMA.matcher(name(file));
                if (schema.matches()) {
                    int version = Integer.parseInt(schema.group(1));
                    schemas.add(new EventSchema(owner, event, version, Files.readString(file)));
                }
            }
        }
        if (schemas.isEmpty()) {
            throw new CatalogException("schemas/" + owner + "/" + event, "it has no v1.avsc");
        }
        return new EventType(
                owner, event, description(folder), schemas.stream().sorted().toList(), examples(folder));
    }

    private static EventDescription description(Path folder) throws IOException {
        var name =
                "schemas/" + name(Objects.requireNonNull(folder.getParent())) + "/" + name(folder) + "/" + DESCRIPTION;
        try {
            @Nullable
            EventDescription description =
                    YAML.readValue(Files.readString(folder.resolve(DESCRIPTION)), EventDescription.class);
            if (description == null) {
                throw new CatalogException(name, "there is nothing in it");
            }
            return description;
        } catch (NoSuchFileException missing) {
            throw new CatalogException(name, "there is no such file");
        } catch (JacksonException broken) {
            throw new CatalogException(name, broken.getOriginalMessage());
        }
    }

    private static List<EventExample> examples(Path folder) throws IOException {
        var place = folder.resolve("examples");
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            var examples = new ArrayList<EventExample>();
            for (var file : files.sorted().toList()) {
                var example = EXAMPLE.matcher(name(file));
                if (example.matches()) {
                    examples.add(new EventExample(
                            Integer.parseInt(example.group(1)),
                            example.group(2),
                            Files.readString(file),
                            hex(file.resolveSibling(name(file).replaceFirst("json$", "hex")))));
                }
            }
            return examples;
        }
    }

    private static @Nullable String hex(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).replaceAll("\\s", "") : null;
    }

    /** Paths of a jar end their folders with a slash. */
    private static String name(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString().replace("/", "");
    }

    /**
     * The jar or folder that this class came from; not every class loader of an application server tells it directly.
     */
    private static Path place() {
        var self = EventCatalog.class.getName().replace('.', '/') + ".class";
        URL url = Objects.requireNonNull(EventCatalog.class.getClassLoader().getResource(self), self);
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
}
