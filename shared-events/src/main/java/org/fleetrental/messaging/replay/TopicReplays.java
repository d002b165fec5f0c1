package org.fleetrental.messaging.replay;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.ConsumedTopics;
import org.fleetrental.messaging.MessagingConfig;
import org.fleetrental.messaging.inbox.AggregateVersions;
import org.fleetrental.messaging.operator.OperatorActions;
import org.fleetrental.messaging.operator.OperatorActions.Action;
import org.fleetrental.messaging.operator.OperatorActions.Subject;
import org.fleetrental.messaging.operator.Run;
import org.fleetrental.messaging.operator.RunTable;
import org.fleetrental.messaging.operator.Runs;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part of a topic into this service once more, to catch up on events that it has missed: after a restored
 * database, or when offsets were moved past records that nobody handled.
 *
 * <p>Guaranteed:
 *
 * <ul>
 *   <li>An event that was handled before is not handled again: its inbox row is looked for. That is why a replay begins
 *       no earlier than the inbox remembers.
 *   <li>A missed event is taken in as if it had just come: with retries, as a dead letter if it fails, and parked if an
 *       open dead letter of its key is there. A dead letter is never doubled, and one that is settled stays settled.
 *   <li>Only what the service's own consumer is done with is read, so a replay is never ahead of it. The consumer goes
 *       on meanwhile.
 *   <li>Doing it again, also after a crash in the middle, changes nothing more.
 * </ul>
 *
 * <p>Not guaranteed: that a missed event has its effect before later ones of its aggregate, which were handled long
 * ago. What is missed comes late, and handlers must cope with that as {@link AggregateVersions} does. Among the missed
 * ones, the order of the topic holds per key.
 */
@ApplicationScoped
class TopicReplays {

    /** The inbox forgets by the hour at which an event was handled; a replay that has begun must not lose the race. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final ConsumedTopics topics;
    private final RunTable table;
    private final Runs runs;
    private final TopicReplay replay;
    private final OperatorActions actions;
    private final MessagingConfig config;
    private final Clock clock;

    TopicReplays(
            ConsumedTopics topics,
            RunTable table,
            Runs runs,
            TopicReplay replay,
            OperatorActions actions,
            MessagingConfig config,
            Clock clock) {
        this.topics = topics;
        this.table = table;
        this.runs = runs;
        this.replay = replay;
        this.actions = actions;
        this.config = config;
        this.clock = clock;
    }

    sealed interface Start {}

    record Started(Run run) implements Start {}

    /** One of the same topic is running, here or in another replica. */
    record Busy(Optional<Run> run) implements Start {}

    /** @param field which of the wishes cannot be met */
    record Refused(String field, String reason) implements Start {}

    /**
     * Begins a replay in the background.
     *
     * @param from of the records' timestamps, inclusive
     * @param to exclusive; null for all that the service has consumed
     * @param by who wants it
     */
    Start start(String topic, Instant from, @Nullable Instant to, String by) {
        var refusal = refusal(topic, from, to);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        table.interruptSilent();
        var started = QuarkusTransaction.requiringNew().call(() -> {
            var run = table.start(Run.Kind.REPLAY, topic, from, to, by);
            run.ifPresent(it -> actions.add(by, Action.TOPIC_REPLAY, Subject.TOPIC, it.id(), detail(topic, from, to)));
            return run;
        });
        started.ifPresent(run -> runs.begin(run, report -> replay.perform(topic, from, to, report)));
        return started.<Start>map(Started::new)
                .orElseGet(() ->
                        new Busy(table.latest(Run.Kind.REPLAY, topic).filter(run -> run.state() == Run.State.RUNNING)));
    }

    private static Map<String, String> detail(String topic, Instant from, @Nullable Instant to) {
        return Map.of("topic", topic, "from", from.toString(), "to", to == null ? "" : to.toString());
    }

    private Optional<Refused> refusal(String topic, Instant from, @Nullable Instant to) {
        if (!topics.names().contains(topic)) {
            return refused(
                    "topic",
                    "the %s service does not consume it; it consumes %s"
                            .formatted(config.service(), String.join(", ", topics.names())));
        }
        var now = clock.instant();
        if (from.isAfter(now)) {
            return refused("from", "must not be in the future");
        }
        var earliest = now.minus(config.retention().inbox()).plus(MARGIN);
        if (from.isBefore(earliest)) {
            return refused(
                    "from",
                    "must not be before %s: the inbox does not remember what was handled then, so effects could double"
                            .formatted(earliest));
        }
        return to == null || to.isAfter(from) ? Optional.empty() : refused("to", "must be after from");
    }

    private static Optional<Refused> refused(String field, String reason) {
        return Optional.of(new Refused(field, reason));
    }

    Optional<Run> find(UUID id) {
        table.interruptSilent();
        return table.find(Run.Kind.REPLAY, id);
    }

    /** The newest first. */
    List<Run> list(@Nullable UUID cursor, int limit) {
        table.interruptSilent();
        return table.list(Run.Kind.REPLAY, cursor, limit);
    }

    /** Ends a replay when the records in hand are settled; what they did stays. False if it is not running. */
    boolean cancel(UUID id, String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean cancelled = table.cancel(id, by);
            if (cancelled) {
                actions.add(by, Action.CANCEL_TOPIC_REPLAY, Subject.TOPIC, id, Map.of());
            }
            return cancelled;
        });
    }
}
