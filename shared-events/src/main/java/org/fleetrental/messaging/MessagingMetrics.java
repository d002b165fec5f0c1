package org.fleetrental.messaging;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What an operator watches. Duplicates and skipped events count as often as they were looked at. */
@ApplicationScoped
class MessagingMetrics {

    private final MeterRegistry meters;
    private final AgroalDataSource dataSource;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong oldestPendingSeconds = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();
    private final AtomicLong openDeadLetters = new AtomicLong();

    MessagingMetrics(MeterRegistry meters, AgroalDataSource dataSource) {
        this.meters = meters;
        this.dataSource = dataSource;
        gauge("outbox.pending", "Events that wait for the relay", pending);
        gauge("outbox.oldest.pending.age.seconds", "Age of the oldest event that waits", oldestPendingSeconds);
        gauge("outbox.parked", "Events that can never be sent", parked);
        gauge("dead.letters.open", "Messages that failed or wait behind one", openDeadLetters);
    }

    private void gauge(String name, String description, AtomicLong value) {
        Gauge.builder(name, value, AtomicLong::doubleValue)
                .description(description)
                .register(meters);
    }

    /** To be called when the effect is committed. */
    void processed(EventMetadata event) {
        meters.counter("inbox.processed", "type", event.type()).increment();
        Timer.builder("inbox.event.age")
                .description("From the fact to its committed effect here")
                .tag("type", event.type())
                .publishPercentiles(0.5, 0.99)
                .register(meters)
                .record(Duration.between(event.time(), Instant.now()));
    }

    void duplicate() {
        meters.counter("inbox.duplicates").increment();
    }

    void skipped(String type) {
        meters.counter("inbox.skipped", "type", type).increment();
    }

    void retried() {
        meters.counter("inbox.retries").increment();
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void measure() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select count(*), coalesce(extract(epoch from now() - min(created_at)), 0),
                            (select count(*) from outbox_events where parked_at is not null),
                            (select count(*) from dead_letters where status in ('OPEN', 'PARKED'))
                        from outbox_pending join outbox_events using (position)
                        """);
                var result = select.executeQuery()) {
            result.next();
            pending.set(result.getLong(1));
            oldestPendingSeconds.set(result.getLong(2));
            parked.set(result.getLong(3));
            openDeadLetters.set(result.getLong(4));
        }
    }
}
