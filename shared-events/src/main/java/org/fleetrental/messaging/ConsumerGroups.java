package org.fleetrental.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Asks Kafka about consumer groups and the ends of topics. Every question is answered within three seconds, or fails
 * with a {@link KafkaException}.
 */
public final class ConsumerGroups implements AutoCloseable {

    private static final String PATIENCE_MS = "3000";

    private final Admin admin;

    public ConsumerGroups(Map<String, Object> kafka) {
        var config = new HashMap<>(kafka);
        config.put("request.timeout.ms", PATIENCE_MS);
        config.put("default.api.timeout.ms", PATIENCE_MS);
        // The client logs each attempt to connect: one in a question is enough.
        config.put("reconnect.backoff.ms", PATIENCE_MS);
        config.put("reconnect.backoff.max.ms", PATIENCE_MS);
        this.admin = Admin.create(config);
    }

    public List<TopicPartition> partitions(String topic) {
        return answer(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** Partitions for which the group has committed nothing are missing. */
    public Map<TopicPartition, Long> committed(String group) {
        var offsets = new HashMap<TopicPartition, Long>();
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, committed) -> {
                    if (committed != null) {
                        offsets.put(partition, committed.offset());
                    }
                });
        return offsets;
    }

    public Map<TopicPartition, Long> begins(List<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    public Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
        var wanted = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> spec));
        var offsets = new HashMap<TopicPartition, Long>();
        answer(admin.listOffsets(wanted).all()).forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    /**
     * For how long a record may stay in one of some topics: their {@code retention.ms}, and {@code segment.ms} more,
     * because a record goes with the last of its segment.
     *
     * @return empty if one of them keeps records for good
     */
    public Optional<Duration> longestRetention(Collection<String> topics) {
        var resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        var longest = Duration.ZERO;
        for (var config : answer(admin.describeConfigs(resources).all()).values()) {
            long millis =
                    Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
            if (millis < 0
                    || config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains("compact")) {
                return Optional.empty();
            }
            long segment =
                    Long.parseLong(config.get(TopicConfig.SEGMENT_MS_CONFIG).value());
            var retention = Duration.ofMillis(millis).plusMillis(segment);
            longest = longest.compareTo(retention) < 0 ? retention : longest;
        }
        return Optional.of(longest);
    }

    /** Who reads which partition, as client id and host. */
    public Map<TopicPartition, String> members(String group) {
        var members = new HashMap<TopicPartition, String>();
        try {
            for (var description :
                    answer(admin.describeConsumerGroups(List.of(group)).all()).values()) {
                for (var member : description.members()) {
                    var name = member.clientId() + member.host();
                    member.assignment().topicPartitions().forEach(partition -> members.put(partition, name));
                }
            }
        } catch (GroupIdNotFoundException nobodyYet) {
            return Map.of();
        }
        return members;
    }

    private static <T> T answer(KafkaFuture<T> question) {
        try {
            return question.get();
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof KafkaException refused
                    ? refused
                    : new KafkaException("Kafka does not answer", failure.getCause());
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
