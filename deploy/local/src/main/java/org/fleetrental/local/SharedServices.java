package org.fleetrental.local;

import java.nio.file.Path;
import java.util.Properties;

/**
 * The one set of backing services of this JVM, as everyone sees it who shares it.
 *
 * <p>Quarkus loads this class once per class loader of its tests, so a static field would not do: where the set is
 * stands in the JVM's system properties. They hold text only, because libraries read them as text.
 */
record SharedServices(String jdbcUrl, String adminJdbcUrl, String kafkaBootstrapServers, String registryUrl, Path keys)
        implements BackingServices {

    private static final String PREFIX = "fleet.shared.";

    /**
     * A constant text is one object for all class loaders. The properties themselves must not be locked: the first who
     * asks for the time zone writes one, and here that is a thread which connects to the database.
     */
    private static final String LOCK = PREFIX + "lock";

    static BackingServices get() {
        var properties = System.getProperties();
        synchronized (LOCK) {
            if (!properties.containsKey(PREFIX + "keys")) {
                start(properties);
            }
            return new SharedServices(
                    properties.getProperty(PREFIX + "jdbc-url"),
                    properties.getProperty(PREFIX + "admin-jdbc-url"),
                    properties.getProperty(PREFIX + "kafka"),
                    properties.getProperty(PREFIX + "registry-url"),
                    Path.of(properties.getProperty(PREFIX + "keys")));
        }
    }

    private static void start(Properties properties) {
        var started = TestInfrastructure.chosen().start(Boolean.getBoolean("fleet.test.durable"));
        Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-backing-services"));
        properties.setProperty(PREFIX + "jdbc-url", started.jdbcUrl());
        properties.setProperty(PREFIX + "admin-jdbc-url", started.adminJdbcUrl());
        properties.setProperty(PREFIX + "kafka", started.kafkaBootstrapServers());
        properties.setProperty(PREFIX + "registry-url", started.registryUrl());
        properties.setProperty(PREFIX + "keys", started.keys().toString());
    }

    @Override
    public void stopPostgres() {
        throw othersUseIt();
    }

    @Override
    public void startPostgres() {
        throw othersUseIt();
    }

    @Override
    public KafkaDetour kafkaDetour() {
        throw othersUseIt();
    }

    @Override
    public void killPostgres() {
        throw othersUseIt();
    }

    @Override
    public void killKafka() {
        throw othersUseIt();
    }

    @Override
    public void stopKafka() {
        throw othersUseIt();
    }

    @Override
    public void startKafka() {
        throw othersUseIt();
    }

    @Override
    public void stopRegistry() {
        throw othersUseIt();
    }

    @Override
    public void startRegistry() {
        throw othersUseIt();
    }

    @Override
    public void close() {
        throw othersUseIt();
    }

    private static UnsupportedOperationException othersUseIt() {
        return new UnsupportedOperationException("The shared set stays up, others use it: take one by startNew()");
    }
}
