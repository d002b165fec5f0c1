package org.fleetrental.messaging.deadletter;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.fleetrental.messaging.Backoff;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.FailureKind;
import org.fleetrental.messaging.FailureText;
import org.fleetrental.messaging.MessagingConfig;
import org.fleetrental.messaging.MessagingMetrics;
import org.fleetrental.messaging.inbox.DeadLetters;
import org.fleetrental.messaging.inbox.Reception;
import org.fleetrental.messaging.operator.OperatorActions;
import org.fleetrental.messaging.operator.OperatorActions.Action;
import org.fleetrental.messaging.operator.OperatorActions.Subject;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands one dead letter to this service's own handler again, in one transaction with the inbox and with what becomes of
 * the letter. Only the first letter of a queue is handed on, and by one at a time: who comes second finds it done.
 */
@ApplicationScoped
class Redelivery {

    private static final Logger LOG = Logger.getLogger(Redelivery.class);

    private final DeadLetterTable table;
    private final DeadLetters deadLetters;
    private final Reception reception;
    private final OperatorActions actions;
    private final MessagingMetrics metrics;
    private final Backoff backoff;
    private final int maxTries;

    Redelivery(
            DeadLetterTable table,
            DeadLetters deadLetters,
            Reception reception,
            OperatorActions actions,
            MessagingMetrics metrics,
            MessagingConfig config) {
        this.table = table;
        this.deadLetters = deadLetters;
        this.reception = reception;
        this.actions = actions;
        this.metrics = metrics;
        this.backoff = new Backoff(config.retry().firstDelay(), config.retry().longestDelay());
        this.maxTries = config.retry().attempts();
    }

    /**
     * Who wants it.
     *
     * @param run the replay of many that this one is part of
     */
    record Operator(String name, @Nullable UUID run) {}

    private record Try(Settlement settlement, Optional<EventMetadata> handled) {

        static Try without(Settlement settlement) {
            return new Try(settlement, Optional.empty());
        }
    }

    /** At an operator's wish: also one that has failed before. */
    Settlement replay(UUID id, Operator operator) {
        return settle(id, operator);
    }

    /** By itself: only one that has not failed yet. */
    Settlement follow(UUID id) {
        return settle(id, null);
    }

    private Settlement settle(UUID id, @Nullable Operator operator) {
        int blamed = 0;
        for (int tries = 1; ; tries++) {
            try {
                var done = QuarkusTransaction.requiringNew().call(() -> attempt(id, operator));
                done.handled().ifPresent(metrics::processed);
                return done.settlement();
            } catch (RuntimeException | Error failure) {
                var kind = FailureKind.of(failure);
                blamed += kind == FailureKind.SURROUNDINGS ? 0 : 1;
                if (kind == FailureKind.CANNOT_PASS || tries >= maxTries) {
                    return kind == FailureKind.SURROUNDINGS ? heldUp(id, failure) : fail(id, operator, blamed, failure);
                }
                LockSupport.parkNanos(backoff.after(tries).toNanos());
            }
        }
    }

    private Try attempt(UUID id, @Nullable Operator operator) {
        var letter = table.lock(id);
        var obstacle = obstacle(letter, operator);
        if (obstacle.isPresent()) {
            return Try.without(obstacle.get());
        }
        var handled = reception.handle(letter.orElseThrow().record());
        table.replayed(id, operator == null ? null : operator.name());
        record(id, operator, Map.of("outcome", handled.isPresent() ? "handled" : "known or of no interest"));
        return new Try(new Settlement.Done(table.find(id).orElseThrow()), handled);
    }

    private Optional<Settlement> obstacle(Optional<DeadLetter> found, @Nullable Operator operator) {
        if (found.isEmpty()) {
            return Optional.of(new Settlement.Unknown());
        }
        var letter = found.get();
        return switch (letter.status()) {
            case REPLAYED -> Optional.of(new Settlement.Done(letter));
            case DISCARDED -> Optional.of(new Settlement.Over(letter));
            case OPEN ->
                operator == null
                        ? Optional.of(new Settlement.Failed(letter))
                        : table.before(letter).map(Settlement.NotFirst::new);
            case PARKED -> table.before(letter).map(Settlement.NotFirst::new);
        };
    }

    /** The failed transaction is rolled back; what it says about the letter is kept in one of its own. */
    private Settlement fail(UUID id, @Nullable Operator operator, int attempts, Throwable failure) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> keep(id, operator, attempts, FailureText.of(failure)));
        } catch (RuntimeException away) {
            return heldUp(id, away);
        }
    }

    private Settlement keep(UUID id, @Nullable Operator operator, int attempts, FailureText failure) {
        var found = table.lock(id);
        var obstacle = obstacle(found, operator);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        var letter = found.orElseThrow();
        table.failed(id, attempts, failure);
        if (letter.status() == DeadLetter.Status.PARKED) {
            deadLetters.announce(id, letter.record(), attempts, failure);
        }
        record(id, operator, Map.of("outcome", "failed", "error", failure.message()));
        LOG.warnf("Dead letter %s fails again: %s", id, failure.message());
        return new Settlement.Failed(table.find(id).orElseThrow());
    }

    private void record(UUID id, @Nullable Operator operator, Map<String, String> detail) {
        if (operator != null) {
            var all = new TreeMap<String, String>(detail);
            if (operator.run() != null) {
                all.put("run", operator.run().toString());
            }
            actions.add(operator.name(), Action.REPLAY, Subject.DEAD_LETTER, id, all);
        }
    }

    private static Settlement heldUp(UUID id, Throwable failure) {
        LOG.warnf("Dead letter %s cannot be handed on now: %s", id, failure);
        return new Settlement.HeldUp(FailureText.of(failure).message());
    }
}
