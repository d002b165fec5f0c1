package org.fleetrental.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What becomes of messages, counted as it happens. Duplicates and skipped events count as often as they were looked at.
 * Times are histograms of fixed limits, so that those of several replicas can be added up.
 */
@ApplicationScoped
public class MessagingMetrics {

    private static final Duration[] HANDLER_TIMES = millis(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000);
    private static final Duration[] EVENT_AGES =
            millis(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 3_600_000);

    /** Types that are skipped are made by others: a mistake of theirs must not fill the memory here. */
    private static final int SKIPPED_TYPES_MAX = 100;

    private static final int TYPE_CHARS_MAX = 200;

    private final MeterRegistry meters;
    private final Clock clock;
    private final Counter published;
    private final Counter publishFailures;
    private final Counter duplicates;
    private final Map<String, OfType> handled = new ConcurrentHashMap<>();
    private final Map<String, Counter> skipped = new ConcurrentHashMap<>();

    private record OfType(Counter processed, Timer age, Timer handler) {}

    MessagingMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.published = Counter.builder("outbox.published")
                .description("Sends that Kafka has acknowledged")
                .register(meters);
        this.publishFailures = Counter.builder("outbox.publish.failures")
                .description("Sends that Kafka or the registry have refused or not answered")
                .register(meters);
        this.duplicates = Counter.builder("inbox.duplicates")
                .description("Deliveries of events that were handled, or are dead letters, already")
                .register(meters);
    }

    /** So that counters that have nothing to count yet tell that, and are not missing. */
    void start(@Observes StartupEvent event) {
        for (var kind : FailureKind.values()) {
            if (kind != FailureKind.CANNOT_PASS) {
                retries(kind);
            }
        }
    }

    public void published() {
        published.increment();
    }

    public void publishFailed() {
        publishFailures.increment();
    }

    /** To be called when the effect is committed. */
    public void processed(EventMetadata event) {
        var metrics = ofType(event.type());
        metrics.processed().increment();
        var age = Duration.between(event.time(), clock.instant());
        // Another machine's clock may be ahead of this one's.
        metrics.age().record(age.isNegative() ? Duration.ZERO : age);
    }

    /** Calls a handler. Its time counts also if it fails, or if the transaction is rolled back later. */
    public void timed(String type, Runnable handler) {
        ofType(type).handler().record(handler);
    }

    public void duplicate() {
        duplicates.increment();
    }

    public void skipped(String type) {
        var known = skipped.get(type);
        if (known == null) {
            var name = skipped.size() < SKIPPED_TYPES_MAX && type.length() <= TYPE_CHARS_MAX ? type : "other";
            known = skipped.computeIfAbsent(name, this::skippedCounter);
        }
        known.increment();
    }

    public void retried(FailureKind kind) {
        retries(kind).increment();
    }

    private Counter retries(FailureKind kind) {
        return Counter.builder("inbox.retries")
                .description("Tries of a message after one that failed, by what the failure says about trying again")
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    private Counter skippedCounter(String type) {
        return Counter.builder("inbox.skipped")
                .description(
                        "Events of types that no handler takes; of more than " + SKIPPED_TYPES_MAX + " types: other")
                .tag("type", type)
                .register(meters);
    }

    private OfType ofType(String type) {
        return handled.computeIfAbsent(
                type,
                _ -> new OfType(
                        Counter.builder("inbox.processed")
                                .description("Events that were handled, and their effects committed")
                                .tag("type", type)
                                .register(meters),
                        timer("inbox.event.age", "From the fact to its committed effect here", type, EVENT_AGES),
                        timer("inbox.handler", "Decoding an event and its handler's work", type, HANDLER_TIMES)));
    }

    private Timer timer(String name, String description, String type, Duration... limits) {
        return Timer.builder(name)
                .description(description)
                .tag("type", type)
                .serviceLevelObjectives(limits)
                .register(meters);
    }

    private static Duration[] millis(long... limits) {
        var durations = new Duration[limits.length];
        for (int i = 0; i < limits.length; i++) {
            durations[i] = Duration.ofMillis(limits[i]);
        }
        return durations;
    }
}
