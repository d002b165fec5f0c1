package org.fleetrental.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.registration.Difference.MissingVersion;
import org.fleetrental.schemas.registration.SchemaRegistration;
import org.jspecify.annotations.Nullable;

/** The backing services as processes of this machine. */
public final class EmbeddedServices implements BackingServices {

    private static final String KEYS = "keys";

    private final Path home;
    private final boolean temporary;
    private final Progress progress;
    private final Postgres postgres;
    private final @Nullable KafkaDetour detour;
    private final @Nullable KafkaSecurity security;
    private final Kafka kafka;
    private final Registry registry;

    private EmbeddedServices(
            Path home,
            Ports ports,
            boolean durable,
            boolean temporary,
            @Nullable KafkaSecurity security,
            Progress progress) {
        this.home = home;
        this.temporary = temporary;
        this.progress = progress;
        this.postgres = new Postgres(home, ports.postgres(), durable);
        this.detour = temporary ? KafkaDetour.free() : null;
        this.security = security;
        this.kafka = new Kafka(home, ports, detour, security);
        this.registry = new Registry(home, ports, postgres.url(Registry.DATABASE), home.resolve(KEYS));
    }

    /**
     * Not started yet; keeps its data in a folder.
     *
     * @param security of Kafka, null for a broker at which everybody may do everything
     */
    public static EmbeddedServices permanent(
            Path home, Ports ports, @Nullable KafkaSecurity security, Progress progress) {
        return new EmbeddedServices(home, ports, true, false, security, progress);
    }

    /** Started and provisioned; what it holds is thrown away at the end. */
    static EmbeddedServices startTemporary(boolean durable) {
        var services = new EmbeddedServices(Folders.temporary(), Ports.free(), durable, true, null, Progress.SILENT);
        try {
            services.startAll();
            return services;
        } catch (RuntimeException failure) {
            services.close();
            throw failure;
        }
    }

    /** Starts all three and provisions them. */
    public void startAll() {
        var broker = CompletableFuture.runAsync(() -> {
            progress.step("Kafka", kafka::start);
            progress.step("topics", () -> TopicProvisioning.provision(kafkaAdmin()));
            if (security != null) {
                progress.step("users and rights of Kafka", () -> security.provision(kafkaBootstrapServers()));
            }
        });
        try {
            progress.step("PostgreSQL", postgres::start);
            progress.step(
                    "databases, schemas and roles",
                    () -> DatabaseProvisioning.provision(postgres.adminUrl("postgres"), adminJdbcUrl()));
            progress.step("schema registry", registry::start);
            progress.step("event schemas", () -> {
                var catalog = EventCatalog.packed();
                var changes = new SchemaRegistration(URI.create(registryUrl()), tokens().schemaDeploymentToken())
                        .register(catalog.types());
                long added = changes.stream()
                        .filter(MissingVersion.class::isInstance)
                        .count();
                return catalog.schemas().size() + " in the registry, " + added + " of them new";
            });
        } finally {
            awaitEnd(broker);
        }
    }

    private Map<String, Object> kafkaAdmin() {
        return security == null
                ? Map.of("bootstrap.servers", kafkaBootstrapServers())
                : security.provisioning(kafkaBootstrapServers());
    }

    /** With the service's own user of Kafka, where there are users. */
    @Override
    public Map<String, String> serviceConfig(String service) {
        var config = ServiceConfig.of(service, this);
        if (security != null) {
            security.login(SystemService.named(service).module())
                    .forEach((setting, value) -> config.put("kafka." + setting, value));
        }
        return config;
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
    public KafkaDetour kafkaDetour() {
        if (detour == null) {
            throw new UnsupportedOperationException("Only a broker that is thrown away has a detour");
        }
        return detour;
    }

    @Override
    public String registryUrl() {
        return registry.url();
    }

    @Override
    public Path keys() {
        return home.resolve(KEYS);
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
    public void killPostgres() {
        postgres.kill();
    }

    @Override
    public void killKafka() {
        kafka.kill();
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
        if (temporary) {
            List.of(registry, kafka, postgres).forEach(Part::kill);
            Folders.delete(home);
        } else {
            progress.step("schema registry stopped", registry::stop);
            progress.step("Kafka stopped", kafka::stop);
            progress.step("PostgreSQL stopped", postgres::stop);
        }
    }
}
