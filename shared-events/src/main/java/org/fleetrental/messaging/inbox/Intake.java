package org.fleetrental.messaging.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fleetrental.messaging.Backoff;
import org.fleetrental.messaging.FailureKind;
import org.fleetrental.messaging.MessageLog;
import org.fleetrental.messaging.MessagingConfig;
import org.fleetrental.messaging.MessagingMetrics;
import org.jboss.logging.Logger;

/**
 * Settles records: each is handled, known already, parked or a dead letter in the end, however long database or
 * registry are away. It does not matter here who has read them, and why; nothing is committed to Kafka.
 */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    private final Reception reception;
    private final DeadLetters deadLetters;
    private final MessagingMetrics metrics;
    private final Backoff backoff;
    private final int maxAttempts;
    /** As many as batches in hand share out. Not virtual: JDBC's many short waits cost those more than they save. */
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("intake-", 0).factory());

    private volatile boolean stopping;

    Intake(Reception reception, DeadLetters deadLetters, MessagingMetrics metrics, MessagingConfig config) {
        this.reception = reception;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.backoff = new Backoff(config.retry().firstDelay(), config.retry().longestDelay());
        this.maxAttempts = config.retry().attempts();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        threads.shutdown();
    }

    /** What became of records, besides those that no handler takes or that were handled before. */
    public record Result(int handled, int parked, int dead, List<ConsumerRecord<byte[], byte[]>> givenBack) {

        private static final Result NONE = new Result(0, 0, 0, List.of());

        private Result plus(Result other) {
            var all = new ArrayList<>(givenBack);
            all.addAll(other.givenBack);
            return new Result(handled + other.handled, parked + other.parked, dead + other.dead, all);
        }
    }

    /**
     * Settles records of one topic, those of one key in order.
     *
     * @param parallelism how many transactions at the same time share the records, by key
     * @param isWanted asked before each further try: a record that it no longer holds for is given back, and so are all
     *     that wait when the service stops
     */
    public Result takeIn(
            Collection<ConsumerRecord<byte[], byte[]>> records,
            int parallelism,
            Predicate<ConsumerRecord<byte[], byte[]>> isWanted) {
        var slices = new TreeMap<Integer, List<ConsumerRecord<byte[], byte[]>>>();
        for (var record : records) {
            slices.computeIfAbsent(slice(record, parallelism), _ -> new ArrayList<>())
                    .add(record);
        }
        if (stopping) {
            return new Result(0, 0, 0, List.copyOf(records));
        }
        if (slices.size() == 1) {
            return takeIn(slices.firstEntry().getValue(), isWanted);
        }
        return slices.values().stream()
                .map(slice -> CompletableFuture.supplyAsync(() -> takeIn(slice, isWanted), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .reduce(Result.NONE, Result::plus);
    }

    private static int slice(ConsumerRecord<byte[], byte[]> record, int parallelism) {
        return record.key() == null
                ? 0
                : Math.floorMod(ByteBuffer.wrap(record.key()).hashCode(), parallelism);
    }

    private Result takeIn(
            List<ConsumerRecord<byte[], byte[]>> records, Predicate<ConsumerRecord<byte[], byte[]>> isWanted) {
        try {
            return handle(records, 1);
        } catch (RuntimeException | Error failure) {
            LOG.infof("A batch of %d is taken one by one: %s", records.size(), failure);
            return records.stream().map(record -> settle(record, isWanted)).reduce(Result.NONE, Result::plus);
        }
    }

    private Result handle(List<ConsumerRecord<byte[], byte[]>> records, int attempt) {
        var intake = QuarkusTransaction.requiringNew().call(() -> reception.handle(records, attempt));
        intake.handled().forEach(metrics::processed);
        return new Result(intake.handled().size(), intake.parked(), 0, List.of());
    }

    /** Tries a record until it is handled, in the dead letters, or no longer wanted. */
    private Result settle(ConsumerRecord<byte[], byte[]> record, Predicate<ConsumerRecord<byte[], byte[]>> isWanted) {
        int attempts = 1;
        for (int failures = 1; isStillWanted(record, isWanted); failures++) {
            try {
                return handle(List.of(record), attempts);
            } catch (RuntimeException | Error failure) {
                var kind = FailureKind.of(failure);
                if (kind == FailureKind.CANNOT_PASS || kind == FailureKind.MAY_PASS && attempts >= maxAttempts) {
                    if (bury(record, attempts, failure)) {
                        return new Result(0, 0, 1, List.of());
                    }
                } else {
                    metrics.retried(kind);
                    explain(record, attempts, "%s, failure %d: %s".formatted(kind, failures, failure));
                    attempts += kind == FailureKind.MAY_PASS ? 1 : 0;
                }
                pause(record, failures, isWanted);
            }
        }
        return new Result(0, 0, 0, List.of(record));
    }

    /**
     * Puts a record into the dead letters. Where that is not possible the record is handled again first: what has made
     * it fail may have passed by the time the database takes something again.
     *
     * @return whether it is there
     */
    private boolean bury(ConsumerRecord<byte[], byte[]> record, int attempts, Throwable failure) {
        try {
            MessageLog.during(record.headers(), attempts, () -> {
                QuarkusTransaction.requiringNew().run(() -> deadLetters.open(record, attempts, failure));
                return record;
            });
            return true;
        } catch (RuntimeException | Error again) {
            metrics.retried(FailureKind.of(again));
            explain(record, attempts, "A dead letter cannot be kept yet: " + again);
            return false;
        }
    }

    private static void explain(ConsumerRecord<byte[], byte[]> record, int attempt, String what) {
        MessageLog.during(record.headers(), attempt, () -> {
            LOG.warnf("%s/%d at %d: %s", record.topic(), record.partition(), record.offset(), what);
            return record;
        });
    }

    private boolean isStillWanted(
            ConsumerRecord<byte[], byte[]> record, Predicate<ConsumerRecord<byte[], byte[]>> isWanted) {
        return !stopping && !Thread.currentThread().isInterrupted() && isWanted.test(record);
    }

    private void pause(
            ConsumerRecord<byte[], byte[]> record, int failures, Predicate<ConsumerRecord<byte[], byte[]>> isWanted) {
        long end = System.nanoTime() + backoff.after(failures).toNanos();
        try {
            while (System.nanoTime() < end && isStillWanted(record, isWanted)) {
                Thread.sleep(LOOK_UP);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
