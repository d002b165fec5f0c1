package org.fleetrental.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a read model from scratch: empties it and hands all its events to its handlers again, from the beginning of its
 * topics, past the inbox.
 *
 * <p>Guaranteed:
 *
 * <ul>
 *   <li>It is one transaction. Who reads sees the old model until the new one is complete; a failure, a cancellation or
 *       a crash leaves the old one, and the reason.
 *   <li>Events that feed the model wait meanwhile, in all replicas, without leaving their consumer group; all other
 *       events go on. Nothing is lost or seen twice between old and new.
 *   <li>No event is published.
 *   <li>The new model has seen, of every aggregate, at least what the old one had: if the topics no longer hold that,
 *       the rebuild fails. What waits among the dead letters, or was discarded there, stays out.
 * </ul>
 *
 * <p>Not guaranteed: that nobody else waits. Whoever locks rows of the model for another purpose waits until the end. A
 * rebuild that takes half an hour fails.
 */
@ApplicationScoped
class ProjectionRebuilds {

    private final Projections projections;
    private final RunTable table;
    private final Runs runs;
    private final ProjectionRebuild rebuild;

    ProjectionRebuilds(Projections projections, RunTable table, Runs runs, ProjectionRebuild rebuild) {
        this.projections = projections;
        this.table = table;
        this.runs = runs;
        this.rebuild = rebuild;
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
        var started = table.start(Run.Kind.REBUILD, fed.name(), null, null, by);
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
        return table.cancel(id, by);
    }
}
