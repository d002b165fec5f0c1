package org.fleetrental.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.fleetrental.local.KafkaRights.Right;

/** A real broker as {@code ./fleet up --secure} starts it, with the users of a cluster as well. */
final class SecuredBroker {

    private final Path home = Folders.temporary();
    private final Ports ports = Ports.free();
    private final KafkaSecurity security;
    private final Kafka kafka;

    private SecuredBroker() {
        security = new KafkaSecurity(home.resolve("data"), rights());
        kafka = new Kafka(home, ports, null, security);
    }

    private static final AtomicReference<SecuredBroker> SHARED = new AtomicReference<>();

    /** The one of this JVM. */
    static synchronized SecuredBroker shared() {
        if (SHARED.get() == null) {
            var started = start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-secured-broker"));
            SHARED.set(started);
        }
        return SHARED.get();
    }

    private static SecuredBroker start() {
        var broker = new SecuredBroker();
        try {
            broker.kafka.start();
            TopicProvisioning.provision(broker.provisioning());
            broker.provision();
            return broker;
        } catch (RuntimeException failure) {
            broker.close();
            throw failure;
        }
    }

    static KafkaFacts facts() {
        return KafkaFacts.here();
    }

    private static Map<String, List<Right>> rights() {
        return new KafkaRights(facts()).all();
    }

    List<String> users() {
        return List.copyOf(rights().keySet());
    }

    /** As each start of the system does. */
    void provision() {
        security.provision(servers());
    }

    String servers() {
        return kafka.bootstrapServers();
    }

    String controller() {
        return Ports.HOST + ":" + ports.kafkaController();
    }

    Path home() {
        return home;
    }

    Map<String, Object> provisioning() {
        return security.provisioning(servers());
    }

    Map<String, String> login(String user) {
        return security.login(user);
    }

    Map<String, Object> client(String user) {
        return client(login(user));
    }

    Map<String, Object> client(Map<String, String> login) {
        var settings = new LinkedHashMap<String, Object>(Map.of("default.api.timeout.ms", 10_000));
        settings.put("request.timeout.ms", 2_000);
        settings.putAll(KafkaSecurity.client(servers(), login));
        return settings;
    }

    private void close() {
        kafka.kill();
        Folders.delete(home);
    }
}
