package org.fleetrental.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.fleetrental.schemas.EventCatalog;
import org.fleetrental.schemas.registration.SchemaRegistration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

/**
 * The backing services as containers, for tests where a container engine answers.
 *
 * <p>They are bound to chosen ports, so that a container that was stopped comes back where it was.
 */
final class ContainerServices implements BackingServices {

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final int DETOUR = 9094;

    private final Ports ports = Ports.free();
    private final KafkaDetour detour = KafkaDetour.free();
    private final Path home = Folders.temporary();
    private final Network network = Network.newNetwork();
    private final Map<String, RecentLines> output = new LinkedHashMap<>();
    private final GenericContainer<?> postgres;
    private final GenericContainer<?> kafka;
    private final GenericContainer<?> registry;

    private ContainerServices() {
        postgres = container(ContainerImages.POSTGRES, "postgres", ports.postgres(), 5432)
                .withEnv("POSTGRES_PASSWORD", Postgres.ADMIN)
                .withEnv("POSTGRES_INITDB_ARGS", String.join(" ", Postgres.TEXT))
                .withCommand("postgres", "-c", "max_connections=300");
        kafka = container(ContainerImages.KAFKA, "kafka", ports.kafka(), 9092).withEnv(kafkaSettings());
        kafka.addExposedPort(DETOUR);
        kafka.setPortBindings(List.of(binding(ports.kafka(), 9092), binding(detour.listening(), DETOUR)));
        registry = container(ContainerImages.REGISTRY, "registry", ports.registry(), 8080)
                .withEnv(Registry.storage("jdbc:postgresql://postgres:5432/" + Registry.DATABASE))
                .withEnv(Registry.access(tokens()));
    }

    static ContainerServices start() {
        ContainerImages.fetch();
        var services = new ContainerServices();
        try {
            services.startAll();
            return services;
        } catch (RuntimeException failure) {
            services.output.forEach(
                    (image, lines) -> System.err.println("The end of what " + image + " says:\n" + lines));
            services.close();
            throw failure;
        }
    }

    private void startAll() {
        kafka.start();
        postgres.start();
        awaitPostgres();
        DatabaseProvisioning.provision(adminUrl("postgres"), adminJdbcUrl());
        registry.start();
        awaitRegistry();
        TopicProvisioning.provision(Map.of("bootstrap.servers", kafkaBootstrapServers()));
        new SchemaRegistration(URI.create(registryUrl()), tokens().schemaDeploymentToken())
                .register(EventCatalog.packed().types());
    }

    private GenericContainer<?> container(String image, String alias, int port, int inside) {
        var container = new GenericContainer<>(DockerImageName.parse(image));
        container.withNetwork(network).withNetworkAliases(alias).withExposedPorts(inside);
        container.withLogConsumer(output.computeIfAbsent(image, _ -> new RecentLines()));
        container.setPortBindings(List.of(binding(port, inside)));
        return container;
    }

    private static String binding(int port, int inside) {
        return Ports.HOST + ":" + port + ":" + inside;
    }

    private Map<String, String> kafkaSettings() {
        return Map.ofEntries(
                // Of itself it takes 1 GB, and a build with several modules at a time runs several.
                Map.entry("KAFKA_HEAP_OPTS", "-Xms64m -Xmx256m"),
                Map.entry("KAFKA_NODE_ID", "1"),
                Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:9092,DETOUR://:" + DETOUR + ",CONTROLLER://:9093"),
                Map.entry(
                        "KAFKA_ADVERTISED_LISTENERS",
                        "PLAINTEXT://" + kafkaBootstrapServers() + ",DETOUR://" + Ports.HOST + ":"
                                + detour.advertised()),
                Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "PLAINTEXT"),
                Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                Map.entry(
                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                        "CONTROLLER:PLAINTEXT,DETOUR:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
                Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "8"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                Map.entry("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "8"),
                Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1"),
                Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1"),
                Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"));
    }

    private String adminUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s?user=%4$s&password=%4$s"
                .formatted(Ports.HOST, ports.postgres(), database, Postgres.ADMIN);
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://" + Ports.HOST + ":" + ports.postgres() + "/" + DatabaseProvisioning.DATABASE;
    }

    @Override
    public String adminJdbcUrl() {
        return adminUrl(DatabaseProvisioning.DATABASE);
    }

    @Override
    public String kafkaBootstrapServers() {
        return Ports.HOST + ":" + ports.kafka();
    }

    @Override
    public String registryUrl() {
        return ports.registryUrl();
    }

    @Override
    public Path keys() {
        return home.resolve("keys");
    }

    @Override
    public void stopPostgres() {
        pause(postgres);
    }

    @Override
    public void startPostgres() {
        resume(postgres);
        awaitPostgres();
    }

    @Override
    public KafkaDetour kafkaDetour() {
        return detour;
    }

    @Override
    public void killPostgres() {
        kill(postgres);
    }

    @Override
    public void killKafka() {
        kill(kafka);
    }

    @Override
    public void stopKafka() {
        pause(kafka);
    }

    @Override
    public void startKafka() {
        resume(kafka);
        await("Kafka", () -> TopicProvisioning.answers(kafkaBootstrapServers()));
    }

    @Override
    public void stopRegistry() {
        pause(registry);
    }

    @Override
    public void startRegistry() {
        resume(registry);
        awaitRegistry();
    }

    private void awaitPostgres() {
        await("PostgreSQL", () -> DatabaseProvisioning.answers(adminUrl("postgres")));
    }

    private void awaitRegistry() {
        await("the registry", () -> Registry.answers(registryUrl()));
    }

    private static void await(String what, BooleanSupplier ready) {
        if (!Waiting.until(ready, READY_WITHIN)) {
            throw new IllegalStateException(what + " was not ready after " + READY_WITHIN.toSeconds() + " s");
        }
    }

    /** Not {@code GenericContainer.stop}, which removes the container and its data. */
    private static void pause(GenericContainer<?> container) {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    private static void kill(GenericContainer<?> container) {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    private static void resume(GenericContainer<?> container) {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void close() {
        registry.stop();
        kafka.stop();
        postgres.stop();
        network.close();
        Folders.delete(home);
    }
}
