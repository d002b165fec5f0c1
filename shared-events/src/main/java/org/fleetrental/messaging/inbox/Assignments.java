package org.fleetrental.messaging.inbox;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Which partitions are ours, and how far they are done. When Kafka takes one away, the batch in hand is waited for, and
 * what is done of it committed before anybody else gets the partition.
 */
@ApplicationScoped
@Default
@Identifier("inbox")
class Assignments implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Assignments.class);
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(30);
    private static final int COMMIT_TRIES_MAX = 3;
    /** A fraction of the time that the group waits for a member, max.poll.interval.ms. */
    private static final Duration REVOCATION_PATIENCE = Duration.ofSeconds(20);

    private final KafkaClientService kafka;
    private final Set<TopicPartition> revoked = ConcurrentHashMap.newKeySet();
    private final Map<TopicPartition, CountDownLatch> inHand = new ConcurrentHashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new ConcurrentHashMap<>();

    Assignments(KafkaClientService kafka) {
        this.kafka = kafka;
    }

    boolean isOurs(ConsumerRecord<byte[], byte[]> record) {
        return !revoked.contains(partition(record));
    }

    /** Does the work on records and notes how far their partitions are done then. */
    Set<TopicPartition> whileInHand(List<ConsumerRecord<byte[], byte[]>> records, Supplier<Intake.Result> work) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        records.forEach(record -> offsets.put(partition(record), new OffsetAndMetadata(record.offset() + 1)));
        var partitions = Set.copyOf(offsets.keySet());
        var done = new CountDownLatch(1);
        partitions.forEach(partition -> inHand.put(partition, done));
        try {
            work.get().givenBack().forEach(record -> offsets.remove(partition(record)));
            uncommitted.putAll(offsets);
            return partitions;
        } finally {
            partitions.forEach(inHand::remove);
            done.countDown();
        }
    }

    /**
     * Commits what is done of some partitions, unless that has been done when they were taken away. What cannot be
     * committed does no harm: whoever gets the records again finds them in the inbox.
     */
    void commit(String channel, Set<TopicPartition> partitions) {
        var ours = new HashSet<>(partitions);
        for (int tries = 1; tries <= COMMIT_TRIES_MAX; tries++) {
            ours.removeAll(revoked);
            var offsets = uncommitted(ours);
            if (offsets.isEmpty()) {
                return;
            }
            try {
                kafka.getConsumer(channel).commit(offsets).await().atMost(COMMIT_PATIENCE);
                uncommitted.entrySet().removeAll(offsets.entrySet());
            } catch (RuntimeException failure) {
                LOG.infof("Offsets of %s are not committed, try %d: %s", channel, tries, failure);
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        revoked.removeAll(partitions);
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        revoked.addAll(partitions);
        awaitWorkOn(partitions);
        var offsets = uncommitted(partitions);
        if (!offsets.isEmpty()) {
            try {
                consumer.commitSync(offsets, COMMIT_PATIENCE);
            } catch (RuntimeException failure) {
                LOG.warnf("Offsets are not committed before others get their partitions: %s", failure);
            }
        }
        uncommitted.keySet().removeAll(partitions);
    }

    /** What takes longer is finished all the same; its records wait in the inbox for whoever gets them too. */
    private void awaitWorkOn(Collection<TopicPartition> partitions) {
        long end = System.nanoTime() + REVOCATION_PATIENCE.toNanos();
        for (var partition : partitions) {
            var done = inHand.get(partition);
            try {
                if (done != null && !done.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.warnf("Work on %s is not done before others get it", partition);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> uncommitted(Collection<TopicPartition> partitions) {
        var offsets = new HashMap<>(uncommitted);
        offsets.keySet().retainAll(partitions);
        return offsets;
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
