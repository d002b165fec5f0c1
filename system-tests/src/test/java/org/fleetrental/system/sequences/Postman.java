package org.fleetrental.system.sequences;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.fleetrental.system.faults.Database;

/** Holds everything that the services tell each other, until he is told to deliver it. */
final class Postman implements AutoCloseable {

    private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Carrier carrier;
    private final Database database;
    private final Tally tally;
    private final List<Event> published = new ArrayList<>();
    private final List<Letter> held = new ArrayList<>();
    private final List<Letter> delivered = new ArrayList<>();

    Postman(String bootstrapServers, Carrier carrier, Database database, Tally tally) {
        this.carrier = carrier;
        this.database = database;
        this.tally = tally;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = Destination.LISTENERS.keySet().stream()
                .map(topic -> topic.replace("fleet.", Destination.PUBLISHED))
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Forgets what was; what a failed sequence has left undelivered is never delivered. */
    void beginAnew() {
        collect();
        published.clear();
        held.clear();
        delivered.clear();
    }

    /** Everything that was published, in the order in which it was made. */
    List<Event> published() {
        return published;
    }

    /** Undelivered, the oldest first. */
    List<Letter> held() {
        return List.copyOf(held);
    }

    List<Letter> delivered() {
        return List.copyOf(delivered);
    }

    /** Fetches what the services have published by now, when all that was delivered has had its effect. */
    void collect() {
        carrier.settle();
        await().atMost(PUBLISHED_WITHIN)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> database.lines(
                                database.ofAll("(select 1 from %s.outbox_events where published_at is null limit 1)"))
                        .isEmpty());
        var fresh = new ArrayList<Event>();
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> fresh.add(new Event(record)));
        }
        fresh.sort(Comparator.comparing(Event::id));
        published.addAll(fresh);
        fresh.forEach(event -> Destination.LISTENERS
                .get(event.topic())
                .forEach(service -> held.add(new Letter(event, new Destination(service, event.topic())))));
    }

    /** @param copies how often; it may have been delivered before, too */
    void deliver(Letter letter, int copies) {
        tally.delivery(letter, copies, held, delivered.contains(letter));
        for (int copy = 0; copy < copies; copy++) {
            carrier.bring(letter.event(), letter.to());
        }
        held.remove(letter);
        delivered.add(letter);
    }

    /** The newest version of an aggregate that a service has been told of; 0 if of none. */
    long known(String service, UUID aggregateId, String topic) {
        return delivered.stream()
                .filter(letter -> letter.to().equals(new Destination(service, topic)))
                .map(Letter::event)
                .filter(event -> event.aggregateId().equals(aggregateId))
                .mapToLong(Event::version)
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
