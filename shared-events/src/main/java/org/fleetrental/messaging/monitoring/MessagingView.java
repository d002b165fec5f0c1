package org.fleetrental.messaging.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.messaging.deadletter.WaitingLetters;
import org.fleetrental.messaging.operator.Progress;
import org.fleetrental.messaging.operator.Run;
import org.fleetrental.messaging.outbox.HeldLane;
import org.fleetrental.messaging.outbox.OutboxBacklog;
import org.jspecify.annotations.Nullable;

/**
 * How messaging of a service stands, as an operator sees it.
 *
 * @param outbox null if the database does not answer, like {@code deadLetters} and {@code runs}
 * @param consumers all partitions of all topics that the service consumes; null if Kafka does not answer
 * @param runs replays and rebuilds that are in progress
 * @param unavailable why a part is null, by the part's name; empty if nothing is missing
 */
record MessagingView(
        String service,
        Instant asOf,
        @Nullable OutboxView outbox,
        @Nullable List<ConsumerPosition> consumers,
        @Nullable LettersView deadLetters,
        @Nullable List<RunInProgress> runs,
        Map<String, String> unavailable) {

    /**
     * @param pending events that are neither in Kafka nor parked; at most {@code countedUpTo}, like {@code parked}
     * @param oldestPendingAgeSeconds of the oldest event that the relay could send; 0 if there is none
     * @param parked events that can never be sent as they are
     */
    record OutboxView(
            long pending, double oldestPendingAgeSeconds, long parked, int countedUpTo, List<HeldLane> lanes) {

        static OutboxView of(OutboxBacklog backlog, List<HeldLane> lanes) {
            return new OutboxView(
                    backlog.pending(),
                    backlog.oldestPendingAgeSeconds(),
                    backlog.parked(),
                    OutboxBacklog.COUNT_MAX,
                    lanes);
        }
    }

    /**
     * @param open messages that have failed
     * @param parked messages that wait behind one of those
     * @param countedUpTo the most that both can be together
     */
    record LettersView(long open, long parked, int countedUpTo, List<WaitingLetters> topics) {

        static LettersView of(List<WaitingLetters> topics) {
            return new LettersView(
                    topics.stream().mapToLong(WaitingLetters::open).sum(),
                    topics.stream().mapToLong(WaitingLetters::parked).sum(),
                    WaitingLetters.COUNT_MAX,
                    topics);
        }
    }

    /** @param subject the topic of a replay, the projection of a rebuild */
    record RunInProgress(
            Run.Kind kind, UUID id, String subject, String startedBy, Instant startedAt, Progress.Counts records) {

        static RunInProgress of(Run run) {
            return new RunInProgress(
                    run.kind(),
                    run.id(),
                    run.subject(),
                    run.startedBy(),
                    run.startedAt(),
                    run.progress().records());
        }
    }
}
