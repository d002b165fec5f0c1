package org.fleetrental.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * PostgreSQL, Kafka and the schema registry, running and provisioned: a schema and two roles per service, the topics,
 * and every released event schema.
 *
 * <p>{@link TestInfrastructure} decides whether they run as containers or as processes of this machine.
 */
public interface BackingServices extends AutoCloseable {

    /**
     * The one set of this JVM: started by the first call, stopped when the JVM ends. It refuses to be stopped or
     * closed, in part or whole, because others use it; a fault test takes {@link #startNew}.
     */
    static BackingServices shared() {
        return SharedServices.get();
    }

    /** A set of its own, with data that are thrown away by {@link #close}. Writes may be lost in a crash. */
    static BackingServices startNew() {
        return TestInfrastructure.chosen().start(false);
    }

    /** As {@link #startNew}, but PostgreSQL acknowledges only what is on the disk. */
    static BackingServices startNewDurable() {
        return TestInfrastructure.chosen().start(true);
    }

    /** Database {@code fleet}, with no user in it. */
    String jdbcUrl();

    /** Database {@code fleet} as superuser; user and password are in the address. */
    String adminJdbcUrl();

    String kafkaBootstrapServers();

    /** The registry's native API, ending in {@code /apis/registry/v3}. */
    String registryUrl();

    /** Where the key pair is that {@link #tokens} signs with. */
    Path keys();

    /** Tokens that services configured by {@link #serviceConfig} accept. */
    default LocalTokens tokens() {
        return LocalTokens.in(keys());
    }

    /**
     * What a service needs to run on these parts, as Quarkus properties.
     *
     * @param service one of fleet, rentals, maintenance, accounting
     */
    default Map<String, String> serviceConfig(String service) {
        return ServiceConfig.of(service, this);
    }

    /** For a proxy between the services and the broker. */
    KafkaDetour kafkaDetour();

    /** As {@code kill -9}: at once, with all that it started. */
    void killPostgres();

    /** As {@code kill -9}. */
    void killKafka();

    /** Ends the part; with {@link #startPostgres} it comes back at the same port with the same data. */
    void stopPostgres();

    void startPostgres();

    void stopKafka();

    void startKafka();

    void stopRegistry();

    void startRegistry();

    @Override
    void close();
}
