package org.fleetrental.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.fleetrental.local.DatabaseProvisioning;
import org.fleetrental.local.Ports;
import org.fleetrental.local.Postgres;
import org.fleetrental.local.Waiting;
import org.fleetrental.local.alignment.Alignment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "align",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the databases with the topics, after one side has gone back in time or lost something, and lists",
            "events that no database knows (STRAY) and events that no topic holds (MISSING). Changes nothing.",
            "With --apply, while no service runs: strays have no effect in any service, what is missing is published",
            "again, and the services read on from TIME; what they know has no second effect."
        },
        footer = {
            "",
            "Example: ./fleet align --since 2026-11-24T00:00:00Z",
            "TIME lies before the difference, by a day or so; six days at most. When to use it: docs/operations.md"
        })
final class AlignCommand implements Callable<Integer> {

    @Option(names = "--since", required = true, paramLabel = "TIME", description = "As 2026-11-24T00:00:00Z.")
    private Instant since = Instant.EPOCH;

    @Option(names = "--apply", description = "Mends what is found.")
    private boolean apply;

    @Option(
            names = "--kafka",
            paramLabel = "FILE",
            description = "Properties of a Kafka client, of another system than the one that runs here.")
    private @Nullable Path kafkaFile;

    @Option(
            names = "--database",
            paramLabel = "JDBC-URL",
            description = "Of a superuser, of another system than the one that runs here.")
    private @Nullable String jdbcUrl;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = {
                "Of the schema registry of that system, as http://registry:8080/apis/registry/v3.",
                "Without it, events of another system are listed without their content."
            })
    private @Nullable String registryUrl;

    @Override
    public Integer call() throws IOException {
        var ports = Supervisor.here().ports();
        var here = new Postgres(Supervisor.here().home(), ports.postgres(), true);
        var database = jdbcUrl == null ? here.adminUrl(DatabaseProvisioning.DATABASE) : jdbcUrl;
        var alignment = Alignment.ofServices(kafka(ports), database);
        var findings = alignment.compare(since);
        text(ports).lines(findings).forEach(System.out::println);
        if (apply) {
            alignment.apply(findings, since, System.getProperty("user.name"));
            System.out.println("The strays have no effect, what is missing is published again when the services start,"
                    + " and they read on from " + since + ".");
        } else if (!findings.isEmpty()) {
            System.out.println("Nothing was changed. To mend this, with the services stopped: --apply");
        }
        return 0;
    }

    /** The registry of this machine knows other schemas by the numbers that another system's records have. */
    FindingsText text(Ports ports) {
        if (registryUrl != null) {
            return new FindingsText(Optional.of(new EventDecoder(registryUrl)));
        }
        return new FindingsText(
                kafkaFile == null ? Optional.of(new EventDecoder(ports.registryUrl())) : Optional.empty());
    }

    private Map<String, Object> kafka(Ports ports) throws IOException {
        if (kafkaFile != null) {
            var file = new Properties();
            try (var reader = Files.newBufferedReader(kafkaFile)) {
                file.load(reader);
            }
            var settings = new HashMap<String, Object>();
            file.stringPropertyNames().forEach(name -> settings.put(name, file.getProperty(name)));
            return settings;
        }
        if (!Waiting.accepts(ports.kafka())) {
            throw new IOException("Kafka does not run at " + Ports.HOST + ":" + ports.kafka()
                    + ": ./fleet up --without-services first.");
        }
        return Supervisor.here().kafkaAdmin();
    }
}
