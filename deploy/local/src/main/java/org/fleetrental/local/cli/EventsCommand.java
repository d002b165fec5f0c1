package org.fleetrental.local.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.fleetrental.local.Ports;
import org.fleetrental.local.TopicProvisioning;
import org.fleetrental.local.Waiting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Prints events decoded, one line each: time, topic, partition/offset, key, type, facts, headers.")
final class EventsCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int SORTED_AT_ONCE_MAX = 10_000;

    @Option(
            names = "--topic",
            description = "Only this one; may be given more than once. Default: all four of the events.")
    private List<String> topics = new ArrayList<>();

    @Option(names = "--follow", description = "Go on printing events as they come.")
    private boolean follow;

    @Option(
            names = "--from-beginning",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Begin with the oldest event (the default), or, with --no-from-beginning, with the next one.")
    private boolean fromBeginning;

    @Option(names = "--limit", defaultValue = "0", description = "Stop after so many events; 0 is no limit.")
    private int limit;

    private int printed;

    @Override
    public Integer call() {
        var ports = Supervisor.here().ports();
        if (!Waiting.accepts(ports.kafka())) {
            System.err.println("Kafka does not run at " + Ports.HOST + ":" + ports.kafka() + ": ./fleet up first.");
            return 1;
        }
        var wanted = topics.isEmpty() ? TopicProvisioning.EVENTS : topics;
        var settings = new HashMap<>(Supervisor.here().kafka());
        settings.put("allow.auto.create.topics", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            for (var topic : wanted) {
                var infos = consumer.partitionsFor(topic, Duration.ofSeconds(10));
                if (infos == null || infos.isEmpty()) {
                    System.err.println("No topic " + topic + ".");
                    return 1;
                }
                infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            }
            print(consumer, partitions, new EventDecoder(ports.registryUrl()));
        }
        return 0;
    }

    private void print(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions, EventDecoder decoder) {
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        var ends = consumer.endOffsets(partitions);
        var waiting = new ArrayList<ConsumerRecord<String, byte[]>>();
        boolean more = true;
        while (more && !enough()) {
            consumer.poll(POLL).forEach(waiting::add);
            boolean atEnd = partitions.stream()
                    .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            if (atEnd || waiting.size() >= SORTED_AT_ONCE_MAX) {
                waiting.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
                waiting.forEach(event -> print(event, decoder));
                waiting.clear();
            }
            more = follow || !atEnd;
        }
    }

    private boolean enough() {
        return limit > 0 && printed >= limit;
    }

    private void print(ConsumerRecord<String, byte[]> event, EventDecoder decoder) {
        if (enough()) {
            return;
        }
        var headers = new LinkedHashMap<String, String>();
        event.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        var type = headers.getOrDefault("ce_type", "-");
        headers.remove("ce_type");
        System.out.printf(
                "%s %s %d/%d %s %s %s %s%n",
                Instant.ofEpochMilli(event.timestamp()),
                event.topic(),
                event.partition(),
                event.offset(),
                event.key(),
                type,
                decoder.decode(event.value()),
                headers);
        printed++;
    }

    private static String text(byte[] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
