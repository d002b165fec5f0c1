package org.fleetrental.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Clients of Kafka with the settings that every service gives its own. */
final class ServiceClients {

    private static final String CONNECTOR = "mp.messaging.connector.smallrye-kafka.";
    private static final String OUTBOX = "mp.messaging.outgoing.outbox.";

    private final Properties settings = new Properties();
    private final Map<String, Object> login;

    ServiceClients(Map<String, Object> login) throws IOException {
        this.login = login;
        try (var reader = Files.newBufferedReader(Folders.repository()
                .resolve("shared-events/src/main/resources/META-INF/microprofile-config.properties"))) {
            settings.load(reader);
        }
    }

    KafkaProducer<byte[], byte[]> producer() {
        var known = ProducerConfig.configNames();
        var all = new HashMap<>(login);
        all.putAll(settings(CONNECTOR, known));
        all.putAll(settings(OUTBOX, known));
        return new KafkaProducer<>(all);
    }

    KafkaConsumer<byte[], byte[]> consumer(String group) {
        var all = new HashMap<>(login);
        all.putAll(settings(CONNECTOR, ConsumerConfig.configNames()));
        all.put("group.id", group);
        all.put("enable.auto.commit", false);
        return new KafkaConsumer<>(all);
    }

    /** What of the channels' settings is Kafka's own. */
    private Map<String, Object> settings(String prefix, Set<String> known) {
        var some = new HashMap<String, Object>();
        for (var name : settings.stringPropertyNames()) {
            if (name.startsWith(prefix) && known.contains(name.substring(prefix.length()))) {
                some.put(name.substring(prefix.length()), settings.getProperty(name));
            }
        }
        return some;
    }
}
