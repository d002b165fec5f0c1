package org.fleetrental.local;

import java.net.URI;
import java.util.Map;

/**
 * A proxy on each way from the services to what they stand on.
 *
 * @param postgres to PostgreSQL
 * @param kafka to the broker
 * @param registry to the schema registry
 */
public record Detours(TcpProxy postgres, TcpProxy kafka, TcpProxy registry) implements AutoCloseable {

    private static final String JDBC = "jdbc:";

    static Detours to(BackingServices backing) {
        var database = URI.create(backing.jdbcUrl().substring(JDBC.length()));
        var detour = backing.kafkaDetour();
        return new Detours(
                TcpProxy.start(0, database.getPort()),
                TcpProxy.start(detour.advertised(), detour.listening()),
                TcpProxy.start(0, URI.create(backing.registryUrl()).getPort()));
    }

    /** Quarkus properties over those of {@link BackingServices#serviceConfig}. */
    Map<String, String> serviceConfig(BackingServices backing) {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                        atPort(backing.jdbcUrl().substring(JDBC.length()), JDBC, postgres.port()),
                "kafka.bootstrap.servers", Ports.HOST + ":" + kafka.port(),
                "fleet.messaging.registry-url", atPort(backing.registryUrl(), "", registry.port()));
    }

    private static String atPort(String address, String prefix, int port) {
        var original = URI.create(address);
        return prefix + original.getScheme() + "://" + Ports.HOST + ":" + port + original.getPath();
    }

    public void heal() {
        postgres.heal();
        kafka.heal();
        registry.heal();
    }

    @Override
    public void close() {
        postgres.close();
        kafka.close();
        registry.close();
    }
}
