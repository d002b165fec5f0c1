package org.fleetrental.messaging.deadletter;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.operator.OperatorActions;
import org.fleetrental.messaging.operator.OperatorActions.Action;
import org.fleetrental.messaging.operator.OperatorActions.Subject;
import org.fleetrental.messaging.operator.Run;
import org.fleetrental.messaging.operator.RunTable;
import org.fleetrental.messaging.operator.Runs;
import org.jspecify.annotations.Nullable;

/** Replays of many dead letters, one at a time in a service, whichever replica does it. */
@ApplicationScoped
class BulkReplays {

    private static final String SUBJECT = "dead letters";

    private final DeadLetterTable letters;
    private final RunTable table;
    private final Runs runs;
    private final BulkReplay replay;
    private final OperatorActions actions;

    BulkReplays(DeadLetterTable letters, RunTable table, Runs runs, BulkReplay replay, OperatorActions actions) {
        this.letters = letters;
        this.table = table;
        this.runs = runs;
        this.replay = replay;
        this.actions = actions;
    }

    /**
     * What to replay.
     *
     * @param filter that lets only open ones through
     * @param limit the most of them: those that were not replayed for the longest time
     * @param ratePerSecond the most calls of handlers, those for what follows included
     */
    record Wishes(DeadLetterFilter filter, int limit, int ratePerSecond) {}

    /**
     * What would be replayed.
     *
     * @param matching how many open ones the filter lets through, counted up to {@link DeadLetterTable#COUNT_MAX}
     * @param ids those of them within the limit
     */
    record Preview(long matching, List<UUID> ids) {}

    Preview preview(Wishes wishes) {
        return new Preview(letters.count(wishes.filter()), letters.ids(wishes.filter(), wishes.limit()));
    }

    /** @return empty if one is running */
    Optional<Run> start(Wishes wishes, String by) {
        table.interruptSilent();
        var started = QuarkusTransaction.requiringNew().call(() -> {
            var run = table.start(Run.Kind.DEAD_LETTERS, SUBJECT, null, null, by);
            run.ifPresent(it -> actions.add(by, Action.BULK_REPLAY, Subject.DEAD_LETTERS, it.id(), detail(wishes)));
            return run;
        });
        started.ifPresent(run -> runs.begin(run, report -> replay.perform(run, wishes, report)));
        return started;
    }

    private static Map<String, ?> detail(Wishes wishes) {
        return Map.of("filter", wishes.filter(), "limit", wishes.limit(), "ratePerSecond", wishes.ratePerSecond());
    }

    Optional<Run> running() {
        return table.latest(Run.Kind.DEAD_LETTERS, SUBJECT).filter(run -> run.state() == Run.State.RUNNING);
    }

    Optional<Run> find(UUID id) {
        table.interruptSilent();
        return table.find(Run.Kind.DEAD_LETTERS, id);
    }

    /** The newest first. */
    List<Run> list(@Nullable UUID cursor, int limit) {
        table.interruptSilent();
        return table.list(Run.Kind.DEAD_LETTERS, cursor, limit);
    }

    /** Ends it after the letter in hand; what was done stays. False if it is not running. */
    boolean cancel(UUID id, String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean cancelled = table.cancel(id, by);
            if (cancelled) {
                actions.add(by, Action.CANCEL_BULK_REPLAY, Subject.DEAD_LETTERS, id, Map.of());
            }
            return cancelled;
        });
    }
}
