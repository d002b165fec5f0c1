package org.fleetrental.messaging.monitoring;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.fleetrental.messaging.ConsumedTopics;
import org.fleetrental.messaging.deadletter.WaitingLetters;
import org.fleetrental.messaging.outbox.HeldLane;
import org.fleetrental.messaging.outbox.OutboxBacklog;
import org.fleetrental.messaging.outbox.Relay;

/**
 * What waits in the database, measured every ten seconds and never by a scrape. Every replica of a service tells the
 * same figures, save the lanes, which are its own. All are NaN while the database does not answer.
 */
@ApplicationScoped
class BacklogMetrics {

    private final AgroalDataSource dataSource;
    private final Relay relay;
    private final ConsumedTopics topics;
    private final Clock clock;
    private final MeterRegistry meters;
    private final List<Gauge> gauges = new ArrayList<>();
    private final MultiGauge open;
    private final MultiGauge parked;
    private final Reading<Backlog> reading;

    private record Backlog(OutboxBacklog outbox, long lanesHeld, List<WaitingLetters> letters) {

        long count(String topic, ToLongFunction<WaitingLetters> of) {
            return letters.stream()
                    .filter(part -> part.topic().equals(topic))
                    .mapToLong(of)
                    .sum();
        }
    }

    BacklogMetrics(AgroalDataSource dataSource, Relay relay, ConsumedTopics topics, Clock clock, MeterRegistry meters) {
        this.dataSource = dataSource;
        this.relay = relay;
        this.topics = topics;
        this.clock = clock;
        this.meters = meters;
        this.reading = new Reading<>("The backlog of messages", clock);
        gauge(
                "outbox.pending",
                "Events that are neither in Kafka nor parked; counted up to " + OutboxBacklog.COUNT_MAX,
                backlog -> backlog.outbox().pending());
        gauge(
                "outbox.oldest.pending.age.seconds",
                "Age of the oldest event that the relay could send; 0 if there is none",
                backlog -> backlog.outbox().oldestPendingAgeSeconds());
        gauge(
                "outbox.parked",
                "Events that can never be sent as they are and hold back their aggregate; counted up to "
                        + OutboxBacklog.COUNT_MAX,
                backlog -> backlog.outbox().parked());
        gauge("outbox.lanes.held", "Lanes of the outbox that this replica publishes", Backlog::lanesHeld);
        this.open = letters("dead.letters.open", "Messages that failed and wait for an operator");
        this.parked = letters("dead.letters.parked", "Messages that wait behind a failed one of their key");
    }

    private void gauge(String name, String description, ToDoubleFunction<Backlog> figure) {
        gauges.add(Gauge.builder(name, reading, latest -> latest.figure(figure))
                .description(description)
                .register(meters));
    }

    private MultiGauge letters(String name, String description) {
        return MultiGauge.builder(name)
                .description(description + "; " + WaitingLetters.COUNT_MAX + " at most are counted")
                .register(meters);
    }

    /** The registry outlives an application that is started anew in its process, which could not set its own. */
    @PreDestroy
    void withdraw() {
        gauges.forEach(meters::remove);
        open.register(List.of());
        parked.register(List.of());
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void measure() {
        reading.take(this::read);
        // Topics of old dead letters may no longer be consumed.
        var known = new TreeSet<>(topics.names());
        reading.value().ifPresent(backlog -> backlog.letters().forEach(part -> known.add(part.topic())));
        register(open, known, WaitingLetters::open);
        register(parked, known, WaitingLetters::parked);
    }

    private Backlog read() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var lanesHeld = HeldLane.read(connection, relay.id()).stream()
                    .filter(lane -> lane.isHeldHere(clock.instant()))
                    .count();
            return new Backlog(OutboxBacklog.read(connection), lanesHeld, WaitingLetters.read(connection));
        }
    }

    private void register(MultiGauge gauge, TreeSet<String> known, ToLongFunction<WaitingLetters> of) {
        gauge.register(known.stream()
                .<MultiGauge.Row<?>>map(topic -> MultiGauge.Row.of(
                        Tags.of("topic", topic), reading, latest -> latest.figure(backlog -> backlog.count(topic, of))))
                .toList());
    }
}
