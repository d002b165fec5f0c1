package org.fleetrental.messaging.monitoring;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.fleetrental.messaging.ConsumedTopics;
import org.fleetrental.messaging.ConsumerGroups;
import org.jspecify.annotations.Nullable;

/**
 * How far this service has come in the topics that it consumes, as Kafka knows it. The connections for that are opened
 * when they are needed, and given up when Kafka does not answer: nothing tries to reach it in the background.
 */
@ApplicationScoped
class ConsumerPositions {

    /** The consumer's own thread answers between two polls. */
    private static final Duration CONSUMER_PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final KafkaClientService clients;
    private final ConsumedTopics topics;
    private final Clock clock;
    private @Nullable ConsumerGroups groups;
    private @Nullable RecordPeek peek;

    ConsumerPositions(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            KafkaClientService clients,
            ConsumedTopics topics,
            Clock clock) {
        this.kafka = kafka;
        this.clients = clients;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * All partitions of all topics, in order; also those that other replicas read.
     *
     * @throws RuntimeException if Kafka, or the consumer here, does not answer within a few seconds
     */
    synchronized List<ConsumerPosition> read() {
        try {
            var positions = new ArrayList<ConsumerPosition>();
            for (var topic : topics.names()) {
                positions.addAll(read(topic));
            }
            return positions;
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private List<ConsumerPosition> read(String topic) {
        var asked = groups();
        var group = topics.groupOf(topic).orElseThrow();
        var partitions = asked.partitions(topic);
        var begins = asked.begins(partitions);
        var committed = asked.committed(group);
        var ends = asked.ends(partitions);
        var members = asked.members(group);
        var here = assignedHere(topic);
        var positions = new ArrayList<ConsumerPosition>();
        for (var partition : partitions) {
            var begin = begins.getOrDefault(partition, 0L);
            var next = Math.max(begin, committed.getOrDefault(partition, begin));
            positions.add(new ConsumerPosition(
                    topic,
                    partition.partition(),
                    next,
                    Math.max(next, ends.getOrDefault(partition, begin)),
                    0.0,
                    members.get(partition),
                    here.contains(partition)));
        }
        return withAges(positions);
    }

    /** Only of those that lag: to look at a record costs a fetch. */
    private List<ConsumerPosition> withAges(List<ConsumerPosition> positions) {
        var waiting = new HashMap<TopicPartition, Long>();
        for (var position : positions) {
            if (position.lagRecords() > 0) {
                waiting.put(position.topicPartition(), position.committed());
            }
        }
        if (waiting.isEmpty()) {
            return positions;
        }
        var times = peek().times(waiting);
        return positions.stream()
                .map(position -> position.lagRecords() == 0
                        ? position
                        : position.withLagSeconds(age(times.get(position.topicPartition()))))
                .toList();
    }

    private @Nullable Double age(@Nullable Instant time) {
        // Kafka's clock, or that of the publisher, may be ahead of this one.
        return time == null
                ? null
                : Math.max(0, Duration.between(time, clock.instant()).toMillis() / 1000.0);
    }

    private Set<TopicPartition> assignedHere(String topic) {
        var assigned = new HashSet<TopicPartition>();
        for (var consumer : clients.getConsumers(topics.channelOf(topic))) {
            assigned.addAll(consumer.getAssignments().await().atMost(CONSUMER_PATIENCE));
        }
        return assigned;
    }

    private ConsumerGroups groups() {
        var open = groups == null ? new ConsumerGroups(kafka) : groups;
        groups = open;
        return open;
    }

    private RecordPeek peek() {
        var open = peek == null ? new RecordPeek(kafka) : peek;
        peek = open;
        return open;
    }

    @PreDestroy
    synchronized void close() {
        if (groups != null) {
            groups.close();
            groups = null;
        }
        if (peek != null) {
            peek.close();
            peek = null;
        }
    }
}
