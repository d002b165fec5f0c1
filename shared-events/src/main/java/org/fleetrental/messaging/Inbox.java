package org.fleetrental.messaging;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Takes in the records of a topic, exactly once in effect. A service has one method per topic that it listens to:
 *
 * <p>{@snippet : @Incoming("rentals") @Blocking void rentals(ConsumerRecords<byte[], byte[]> batch) {
 * inbox.receive("rentals", batch); } }
 *
 * <p>A batch is one transaction. If it fails, it is rolled back and its records are taken one by one, so that only a
 * bad one suffers. Offsets are committed when everything up to them is either done or in the dead letters; a crash
 * before that repeats records that the inbox already knows.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(30);

    private final KafkaClientService kafka;
    private final Reception reception;
    private final DeadLetters deadLetters;
    private final MessagingMetrics metrics;
    private final Backoff backoff;
    private final int maxAttempts;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Inbox(
            KafkaClientService kafka,
            Reception reception,
            DeadLetters deadLetters,
            MessagingMetrics metrics,
            MessagingConfig config) {
        this.kafka = kafka;
        this.reception = reception;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.backoff = new Backoff(config.retry().firstDelay(), config.retry().longestDelay());
        this.maxAttempts = config.retry().attempts();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /**
     * Handles a batch and commits its offsets. Returns when every record is settled, however long database or registry
     * are away; the framework keeps the consumer in its group meanwhile and fetches nothing more.
     *
     * @param channel the incoming channel that the batch came through
     * @throws IllegalStateException if the service stops meanwhile; nothing of what is open is committed then
     */
    public void receive(String channel, ConsumerRecords<byte[], byte[]> batch) {
        var records = StreamSupport.stream(batch.spliterator(), false).toList();
        takeIn(records);
        commit(channel, records);
    }

    /** What became of records, besides those that no handler takes or that were handled before. */
    record TakenIn(int handled, int parked, int dead) {

        TakenIn plus(TakenIn other) {
            return new TakenIn(handled + other.handled, parked + other.parked, dead + other.dead);
        }
    }

    /**
     * Settles records of one topic, in order, and commits no offsets: it does not matter who has read them, and why.
     * Returns when every record is settled.
     *
     * @throws IllegalStateException if the service stops meanwhile
     */
    TakenIn takeIn(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            return handle(records);
        } catch (RuntimeException failure) {
            LOG.infof("A batch of %d is taken one by one: %s", records.size(), failure);
            return records.stream().map(this::settle).reduce(new TakenIn(0, 0, 0), TakenIn::plus);
        }
    }

    private TakenIn handle(List<ConsumerRecord<byte[], byte[]>> records) {
        var intake = QuarkusTransaction.requiringNew().call(() -> reception.handle(records));
        intake.handled().forEach(metrics::processed);
        return new TakenIn(intake.handled().size(), intake.parked(), 0);
    }

    /** Tries a record until it is handled or in the dead letters. */
    private TakenIn settle(ConsumerRecord<byte[], byte[]> record) {
        int attempts = 0;
        for (int failures = 1; ; failures++) {
            try {
                return handle(List.of(record));
            } catch (RuntimeException failure) {
                var kind = FailureKind.of(failure);
                if (kind != FailureKind.SURROUNDINGS) {
                    attempts++;
                }
                if (kind == FailureKind.CANNOT_PASS || attempts >= maxAttempts) {
                    bury(record, attempts, failure);
                    return new TakenIn(0, 0, 1);
                }
                LOG.warnf("%s at %s/%d, failure %d: %s", kind, record.topic(), record.offset(), failures, failure);
                pause(failures);
                metrics.retried(kind);
            }
        }
    }

    /** Puts a record into the dead letters. Losing it is no choice, so this is tried until it works. */
    private void bury(ConsumerRecord<byte[], byte[]> record, int attempts, RuntimeException failure) {
        for (int failures = 1; ; failures++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> deadLetters.open(record, attempts, failure));
                return;
            } catch (RuntimeException again) {
                LOG.errorf(again, "A dead letter of %s/%d cannot be kept yet", record.topic(), record.offset());
                pause(failures);
            }
        }
    }

    private void pause(int failures) {
        try {
            if (stopping.await(backoff.after(failures).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The service stops; the record will be delivered again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted; the record will be delivered again", interrupted);
        }
    }

    private void commit(String channel, List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (var record : records) {
            offsets.put(
                    new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
        }
        try {
            kafka.getConsumer(channel).commit(offsets).await().atMost(COMMIT_PATIENCE);
        } catch (RuntimeException failure) {
            // The partition moved on or Kafka is away: whoever gets the records again finds them in the inbox.
            LOG.warnf("Offsets of %s are not committed: %s", channel, failure);
        }
    }
}
