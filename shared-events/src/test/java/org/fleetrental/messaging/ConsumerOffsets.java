package org.fleetrental.messaging;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** How far the service under test has come in the topics that it listens to, as its groups have told Kafka. */
final class ConsumerOffsets implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String INCOMING = "mp.messaging.incoming.";

    private final Config config = ConfigProvider.getConfig();
    private final Admin admin =
            Admin.create(Map.of("bootstrap.servers", config.getValue("kafka.bootstrap.servers", String.class)));

    void awaitPast(RecordMetadata record) {
        await("the service is done with " + record)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> arePast(record));
    }

    boolean arePast(RecordMetadata record) {
        try {
            var offset = admin.listConsumerGroupOffsets(groupOf(record.topic()))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(record.topic(), record.partition()));
            return offset != null && offset.offset() > record.offset();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String groupOf(String topic) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(INCOMING) && name.endsWith(".topic"))
                .filter(name -> config.getValue(name, String.class).equals(topic))
                .map(name -> config.getValue(name.replaceAll("topic$", "group.id"), String.class))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The service does not listen to " + topic));
    }

    @Override
    public void close() {
        admin.close();
    }
}
