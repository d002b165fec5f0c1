package org.fleetrental.messaging.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far the service has come in a partition.
 *
 * @param committed offset of the first record that the service may not be done with; where it would begin if it has
 *     committed nothing yet
 * @param end offset of the next record to be written
 * @param lagSeconds for how long the record at {@code committed} has been in the topic; 0 if there is none, null if
 *     Kafka did not hand it out in time
 * @param member who reads the partition: client id and host; null if nobody does
 * @param here whether this replica reads it
 */
record ConsumerPosition(
        String topic,
        int partition,
        long committed,
        long end,
        @Nullable Double lagSeconds,
        @Nullable String member,
        boolean here) {

    /** What lies between committed and end; 0 if the service has kept up. */
    @JsonProperty
    long lagRecords() {
        return end - committed;
    }

    @JsonIgnore
    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    ConsumerPosition withLagSeconds(@Nullable Double seconds) {
        return new ConsumerPosition(topic, partition, committed, end, seconds, member, here);
    }
}
