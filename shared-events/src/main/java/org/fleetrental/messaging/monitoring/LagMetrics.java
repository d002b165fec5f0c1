package org.fleetrental.messaging.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How far this replica is behind in the partitions that it reads, measured every ten seconds. So over all replicas each
 * partition is told once. NaN while Kafka does not answer.
 */
@ApplicationScoped
class LagMetrics {

    private final ConsumerPositions positions;
    private final MultiGauge records;
    private final MultiGauge seconds;
    private final Reading<List<ConsumerPosition>> reading;

    LagMetrics(ConsumerPositions positions, MeterRegistry meters, Clock clock) {
        this.positions = positions;
        this.reading = new Reading<>("The lag of the consumers", clock);
        this.records = MultiGauge.builder("inbox.lag.records")
                .description("Records of a partition that the service is not done with")
                .register(meters);
        this.seconds = MultiGauge.builder("inbox.lag.seconds")
                .description("For how long the oldest record that the service is not done with has been in the topic; "
                        + "0 if there is none")
                .register(meters);
    }

    /** See {@link BacklogMetrics#withdraw}. */
    @PreDestroy
    void withdraw() {
        records.register(List.of());
        seconds.register(List.of());
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void measure() {
        reading.take(positions::read);
        reading.value().ifPresent(all -> {
            var mine = all.stream().filter(ConsumerPosition::here).toList();
            register(records, mine, ConsumerPosition::lagRecords);
            register(seconds, mine, LagMetrics::secondsOf);
        });
    }

    private static double secondsOf(ConsumerPosition position) {
        var lag = position.lagSeconds();
        return lag == null ? Double.NaN : lag;
    }

    private void register(MultiGauge gauge, List<ConsumerPosition> mine, ToDoubleFunction<ConsumerPosition> of) {
        gauge.register(mine.stream()
                .<MultiGauge.Row<?>>map(position -> MultiGauge.Row.of(
                        Tags.of("topic", position.topic(), "partition", Integer.toString(position.partition())),
                        reading,
                        latest -> latest.figure(all -> figure(all, position, of))))
                .toList());
    }

    private static double figure(
            List<ConsumerPosition> all, ConsumerPosition wanted, ToDoubleFunction<ConsumerPosition> of) {
        return all.stream()
                .filter(position ->
                        position.topic().equals(wanted.topic()) && position.partition() == wanted.partition())
                .findFirst()
                .map(of::applyAsDouble)
                .orElse(Double.NaN);
    }
}
