package org.fleetrental.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The broker as it is seen from outside the services. */
final class Topics implements AutoCloseable {

    static final List<String> EVENTS =
            List.of("fleet.vehicles", "fleet.rentals", "fleet.maintenance", "fleet.accounting");

    private static final Duration READ_WITHIN = Duration.ofSeconds(60);

    private final String bootstrapServers;
    private final Admin admin;

    Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Every record of every event topic, partition by partition, in order. */
    List<ConsumerRecord<byte[], byte[]>> read() {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = EVENTS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            long deadline = System.nanoTime() + READ_WITHIN.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("The topics cannot be read to their ends");
                }
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** How far each group is behind, for those that are. */
    Map<String, Long> lag() {
        try {
            var behind = new TreeMap<String, Long>();
            var ends = ends();
            var groups = admin.listGroups().all().get().stream()
                    .map(group -> group.groupId())
                    .filter(group -> group.contains("-service."))
                    .toList();
            for (var group : groups) {
                var offsets = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                ends.forEach((partition, end) -> {
                    if (group.endsWith(partition.topic().substring("fleet".length()))) {
                        var committed = offsets.get(partition);
                        long lag = end - (committed == null ? 0 : committed.offset());
                        if (lag > 0) {
                            behind.put(group + "/" + partition.partition(), lag);
                        }
                    }
                });
            }
            return behind;
        } catch (ExecutionException | InterruptedException failure) {
            return Map.of("unknown: " + failure.getMessage(), 1L);
        }
    }

    /** How many members each group of a service has. */
    Map<String, Integer> members(String service) {
        try {
            var groups = admin.listGroups().all().get().stream()
                    .map(group -> group.groupId())
                    .filter(group -> group.startsWith(service + "-service."))
                    .toList();
            var members = new TreeMap<String, Integer>();
            admin.describeConsumerGroups(groups)
                    .all()
                    .get()
                    .forEach((group, description) ->
                            members.put(group, description.members().size()));
            return members;
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : admin.describeTopics(EVENTS).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(
                            info -> asked.put(new TopicPartition(topic.name(), info.partition()), OffsetSpec.latest()));
        }
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    void send(List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var sent : records.stream().map(producer::send).toList()) {
                sent.get();
            }
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException("Not sent", failure);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
