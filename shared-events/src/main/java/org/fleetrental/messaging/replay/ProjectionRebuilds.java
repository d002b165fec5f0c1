package org.fleetrental.messaging.replay;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.inbox.Projections;
import org.fleetrental.messaging.operator.OperatorActions;
import org.fleetrental.messaging.operator.OperatorActions.Action;
import org.fleetrental.messaging.operator.OperatorActions.Subject;
import org.fleetrental.messaging.operator.Run;
import org.fleetrental.messaging.operator.RunTable;
import org.fleetrental.messaging.operator.Runs;

/**
 * Makes a read model from scratch: empties it and hands all its events to its handlers again, from the beginning of its
 * topics, past the inbox.
 *
 * <p>Guaranteed:
 *
 * <ul>
 *   <li>It is one transaction. Who reads sees the old model until the new one is complete; a failure, a cancellation or
 *       a crash leaves the old one, and the reason.
 *   <li>Events that feed the model wait meanwhile, in all replicas, without leaving their consumer group. Nothing is
 *       lost or seen twice between old and new.
 *   <li>No event is published.
 *   <li>The new model has seen, of every aggregate, at least what the old one had: if the topics no longer hold that,
 *       the rebuild fails. What waits among the dead letters, or was discarded there, stays out.
 * </ul>
 *
 * <p>Not guaranteed: that nobody else waits. On the topics that feed the model, what is behind a waiting event in its
 * partition waits with it, of whatever type; other topics go on. Whoever locks rows of the model for another purpose
 * waits until the end. A rebuild that takes half an hour fails, and so does one of a model that has seen an aggregate
 * whose newest event is older than the retention of its topic.
 */
@ApplicationScoped
class ProjectionRebuilds {

    private final Projections projections;
    private final RunTable table;
    private final Runs runs;
    private final ProjectionRebuild rebuild;
    private final OperatorActions actions;

    ProjectionRebuilds(
            Projections projections, RunTable table, Runs runs, ProjectionRebuild rebuild, OperatorActions actions) {
        this.projections = projections;
        this.table = table;
        this.runs = runs;
        this.rebuild = rebuild;
        this.actions = actions;
    }

    Collection<Projections.Fed> projections() {
        return projections.all();
    }

    Optional<Projections.Fed> projection(String name) {
        return projections.named(name);
    }

    /**
     * Begins a rebuild in the background.
     *
     * @param by who wants it
     * @return empty if one of the same projection is running, here or in another replica
     */
    Optional<Run> start(Projections.Fed fed, String by) {
        table.interruptSilent();
        var started = QuarkusTransaction.requiringNew().call(() -> {
            var run = table.start(Run.Kind.REBUILD, fed.name(), null, null, by);
            run.ifPresent(it ->
                    actions.add(by, Action.REBUILD, Subject.PROJECTION, it.id(), Map.of("projection", fed.name())));
            return run;
        });
        started.ifPresent(run -> runs.begin(run, report -> rebuild.perform(fed, report)));
        return started;
    }

    /** The last one that was started. */
    Optional<Run> latest(String projection) {
        table.interruptSilent();
        return table.latest(Run.Kind.REBUILD, projection);
    }

    Optional<Run> find(String projection, UUID id) {
        table.interruptSilent();
        return table.find(Run.Kind.REBUILD, id).filter(run -> run.subject().equals(projection));
    }

    /** Ends a rebuild and leaves the old model. False if it is not running. */
    boolean cancel(UUID id, String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean cancelled = table.cancel(id, by);
            if (cancelled) {
                actions.add(by, Action.CANCEL_REBUILD, Subject.PROJECTION, id, Map.of());
            }
            return cancelled;
        });
    }
}
