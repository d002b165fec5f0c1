package org.fleetrental.local.alignment;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.fleetrental.local.KafkaAnswer;
import org.fleetrental.local.TopicProvisioning;

/** How far consumer groups have come in their topics, and how they are made to read again. */
public final class GroupPlaces implements AutoCloseable {

    private final Admin admin;

    public GroupPlaces(Map<String, Object> kafka) {
        this.admin = TopicProvisioning.admin(kafka);
    }

    /** @throws IllegalStateException if somebody reads in one of the groups */
    public void requireNobodyReads(Iterable<String> groups) {
        for (var group : groups) {
            if (isRead(group)) {
                throw new IllegalStateException(group
                        + " is being read: stop all services first (./fleet down; ./fleet up --without-services)."
                        + " One that was killed is missed after some seconds only");
            }
        }
    }

    private boolean isRead(String group) {
        try {
            var states =
                    admin.describeConsumerGroups(List.of(group)).all().get().values();
            return states.stream()
                    .map(ConsumerGroupDescription::groupState)
                    .anyMatch(state -> state != GroupState.EMPTY && state != GroupState.DEAD);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw new IllegalStateException("Kafka does not describe " + group + ": " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Lets a group read on from a time, or from where it is if that is earlier. */
    public void setBack(String group, String topic, Instant since) {
        var committed = get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        committed.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .forEach(partition -> asked.put(partition, OffsetSpec.forTimestamp(since.toEpochMilli())));
        var begins = get(admin.listOffsets(asked).all());
        var earlier = new HashMap<TopicPartition, OffsetAndMetadata>();
        committed.forEach((partition, place) -> {
            var begin = begins.get(partition);
            // Below zero: nothing is that young.
            if (begin != null && place != null && begin.offset() >= 0 && begin.offset() < place.offset()) {
                earlier.put(partition, new OffsetAndMetadata(begin.offset()));
            }
        });
        if (!earlier.isEmpty()) {
            get(admin.alterConsumerGroupOffsets(group, earlier).all());
        }
    }

    private static <T> T get(KafkaFuture<T> answer) {
        return KafkaAnswer.of(answer, "Kafka refuses");
    }

    @Override
    public void close() {
        admin.close();
    }
}
