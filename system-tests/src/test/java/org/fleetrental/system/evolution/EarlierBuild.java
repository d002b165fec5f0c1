package org.fleetrental.system.evolution;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.avro.Schema;
import org.apache.avro.compiler.specific.SpecificCompiler;
import org.apache.avro.generic.GenericData.StringType;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.EventSchema;

/**
 * A service as it was before an event got its newest version: today's build, but with the event's class made from an
 * earlier schema, and without the line of the service that knows more. It is a program of its own, beside today's.
 */
final class EarlierBuild {

    private final Path checkout;
    private final String module;
    private final Path folder;

    private EarlierBuild(Path checkout, String module, Path folder) {
        this.checkout = checkout;
        this.module = module;
        this.folder = folder;
    }

    /**
     * @param folder an empty one, on the same file system as the checkout; the build is linked there
     * @param source of the service, seen from its module
     * @param undo takes away from the source what is new
     * @return the place of the program, as {@code target/quarkus-app} is of today's
     */
    static Path of(
            Path checkout, String module, Path folder, EventSchema schema, String source, UnaryOperator<String> undo)
            throws IOException {
        var build = new EarlierBuild(checkout, module, folder);
        build.link();
        build.replace(build.compile(List.of(build.eventSource(schema), build.serviceSource(source, undo))));
        return build.app();
    }

    /** A version of an event as it is released. */
    static EventSchema schema(String event, int version) {
        return EventCatalog.packed().type(event).orElseThrow().version(version).orElseThrow();
    }

    private Path app() {
        return folder.resolve("quarkus-app");
    }

    private void link() throws IOException {
        var today = checkout.resolve(module).resolve("target/quarkus-app");
        try (var files = Files.walk(today)) {
            for (var file : files.toList()) {
                var target = app().resolve(today.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createLink(target, file);
                }
            }
        }
    }

    private Path eventSource(EventSchema schema) throws IOException {
        var parsed = new Schema.Parser().parse(schema.content());
        var compiler = new SpecificCompiler(parsed);
        compiler.setStringType(StringType.String);
        compiler.setFieldVisibility(SpecificCompiler.FieldVisibility.PRIVATE);
        compiler.setCreateSetters(false);
        compiler.compileToDestination(null, folder.resolve("events").toFile());
        return folder.resolve("events").resolve(parsed.getFullName().replace('.', '/') + ".java");
    }

    private Path serviceSource(String source, UnaryOperator<String> undo) throws IOException {
        var today = Files.readString(checkout.resolve(module).resolve(source));
        var earlier = undo.apply(today);
        if (earlier.equals(today)) {
            throw new IllegalStateException("Nothing is undone in " + source + ": it no longer says what was new");
        }
        var file = folder.resolve("service").resolve(Path.of(source).getFileName());
        Files.createDirectories(file.getParent());
        return Files.writeString(file, earlier);
    }

    private Path compile(List<Path> sources) throws IOException {
        var classes = Files.createDirectories(folder.resolve("classes"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-d", classes.toString(), "-cp", classPath(), "-parameters", "-proc:none", "-nowarn");
            var task = compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
            if (!task.call()) {
                throw new IllegalStateException(said.toString());
            }
        }
        return classes;
    }

    private String classPath() throws IOException {
        return jars().stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    private List<Path> jars() throws IOException {
        try (var files = Files.walk(app())) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    /** In every jar that has the class: the build keeps those that it has enhanced twice. */
    private void replace(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            var compiled = files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> classes.relativize(file).toString(), file -> file));
            for (var jar : jars()) {
                if (jar.toString().contains("fleetrental") || !jar.startsWith(app().resolve("lib"))) {
                    replaceIn(jar, compiled);
                }
            }
        }
    }

    private void replaceIn(Path jar, Map<String, Path> compiled) throws IOException {
        var own = folder.resolve("replaced.jar");
        Files.copy(jar, own, StandardCopyOption.REPLACE_EXISTING);
        int replaced = 0;
        try (var entries = FileSystems.newFileSystem(URI.create("jar:" + own.toUri()), Map.of())) {
            for (var entry : compiled.entrySet()) {
                var old = entries.getPath("/" + entry.getKey());
                if (Files.exists(old)) {
                    Files.copy(entry.getValue(), old, StandardCopyOption.REPLACE_EXISTING);
                    replaced++;
                }
            }
        }
        if (replaced > 0) {
            // A new file in its place: the linked one is today's.
            Files.move(own, jar, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
