package org.fleetrental.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fleetrental.local.Folders;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.catalog.CatalogDocuments;
import org.fleetrental.schemas.catalog.CatalogSite;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        description =
                "Makes a page of all events: what each means, who reacts to it, its fields, versions and examples.")
final class CatalogCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", description = "Where the page goes (default: .fleet/catalog).")
    private @Nullable Path out;

    @Option(
            names = "--write",
            description = "Also bring the committed documents up to date: docs/events/catalog-v1.md and asyncapi/,"
                    + " and what deploy/kubernetes and docs/security.md say of topics.")
    private boolean write;

    @Option(names = "--open", description = "Show the page in the browser.")
    private boolean open;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var repository = Folders.repository();
        var catalog = EventCatalog.in(repository.resolve("schemas"));
        if (write) {
            var changed = new ArrayList<>(CatalogDocuments.of(catalog).write(repository));
            changed.addAll(KafkaManifests.write(catalog, repository));
            changed.forEach(file -> System.out.println("Brought up to date: " + file));
            if (changed.isEmpty()) {
                System.out.println("The documents are as they should be.");
            }
        }
        var page = CatalogSite.write(catalog, out == null ? repository.resolve(".fleet/catalog") : out)
                .toAbsolutePath()
                .normalize();
        System.out.println(page);
        if (open) {
            show(page);
        }
        return 0;
    }

    /** By the desktop's own command: a JDK without a display knows none. */
    private static void show(Path page) throws IOException, InterruptedException {
        boolean isMac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        var opened = new ProcessBuilder(isMac ? "open" : "xdg-open", page.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (opened.waitFor() != 0) {
            System.err.println("No browser could be started; open the page yourself.");
        }
    }
}
