package org.fleetrental.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.fleetrental.schemas.EventSchemas;
import org.fleetrental.schemas.SchemaRegistration;

/** The backing services as processes of this machine. */
final class EmbeddedServices implements BackingServices {

    private final Path home;
    private final boolean temporary;
    private final Progress progress;
    private final Postgres postgres;
    private final Kafka kafka;
    private final Registry registry;

    private EmbeddedServices(Path home, Ports ports, boolean durable, boolean temporary, Progress progress) {
        this.home = home;
        this.temporary = temporary;
        this.progress = progress;
        this.postgres = new Postgres(home, ports.postgres(), durable);
        this.kafka = new Kafka(home, ports);
        this.registry = new Registry(home, ports, postgres.url(Registry.DATABASE));
    }

    static EmbeddedServices startTemporary(boolean durable) {
        return start(Folders.temporary(), Ports.free(), durable, true, Progress.SILENT);
    }

    /**
     * Starts all three and provisions them.
     *
     * @param temporary whether the data are thrown away at the end
     */
    static EmbeddedServices start(Path home, Ports ports, boolean durable, boolean temporary, Progress progress) {
        var services = new EmbeddedServices(home, ports, durable, temporary, progress);
        try {
            services.startAll();
            return services;
        } catch (RuntimeException failure) {
            services.close();
            throw failure;
        }
    }

    private void startAll() {
        var broker = CompletableFuture.runAsync(() -> {
            progress.step("Kafka", kafka::start);
            progress.step("topics", () -> TopicProvisioning.provision(kafkaBootstrapServers()));
        });
        try {
            progress.step("PostgreSQL", postgres::start);
            progress.step(
                    "databases, schemas and roles",
                    () -> DatabaseProvisioning.provision(postgres.adminUrl("postgres"), adminJdbcUrl()));
            progress.step("schema registry", registry::start);
            progress.step("event schemas", () -> {
                var all = EventSchemas.all();
                int added = new SchemaRegistration(URI.create(registryUrl())).register(all);
                return all.size() + " in the registry, " + added + " of them new";
            });
        } finally {
            awaitEnd(broker);
        }
        tokens();
    }

    private static void awaitEnd(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    @Override
    public String jdbcUrl() {
        return postgres.url(DatabaseProvisioning.DATABASE);
    }

    @Override
    public String adminJdbcUrl() {
        return postgres.adminUrl(DatabaseProvisioning.DATABASE);
    }

    @Override
    public String kafkaBootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public String registryUrl() {
        return registry.url();
    }

    @Override
    public Path keys() {
        return home.resolve("keys");
    }

    @Override
    public void stopPostgres() {
        postgres.stop();
    }

    @Override
    public void startPostgres() {
        postgres.start();
    }

    @Override
    public void stopKafka() {
        kafka.stop();
    }

    @Override
    public void startKafka() {
        kafka.start();
    }

    @Override
    public void stopRegistry() {
        registry.stop();
    }

    @Override
    public void startRegistry() {
        registry.start();
    }

    @Override
    public void close() {
        var parts = List.<Part>of(registry, kafka, postgres);
        if (temporary) {
            parts.forEach(Part::kill);
            Folders.delete(home);
        } else {
            parts.forEach(Part::stop);
        }
    }
}
