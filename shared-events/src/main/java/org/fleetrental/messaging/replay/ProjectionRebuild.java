package org.fleetrental.messaging.replay;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.inbox.AggregateVersions;
import org.fleetrental.messaging.inbox.DeadLetters;
import org.fleetrental.messaging.inbox.ProjectionLocks;
import org.fleetrental.messaging.inbox.Projections;
import org.fleetrental.messaging.inbox.Reception;
import org.fleetrental.messaging.operator.Progress;
import org.fleetrental.messaging.operator.Progress.Counts;
import org.fleetrental.messaging.outbox.Rebuilding;

/** The work of one rebuild, in one transaction. */
@ApplicationScoped
class ProjectionRebuild {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int LOCK_PATIENCE_S = 30;

    private final TopicReader topics;
    private final Projections projections;
    private final ProjectionLocks locks;
    private final AggregateVersions versions;
    private final DeadLetters deadLetters;
    private final Reception reception;
    private final Instance<EntityManager> entities;

    ProjectionRebuild(
            TopicReader topics,
            Projections projections,
            ProjectionLocks locks,
            AggregateVersions versions,
            DeadLetters deadLetters,
            Reception reception,
            Instance<EntityManager> entities) {
        this.topics = topics;
        this.projections = projections;
        this.locks = locks;
        this.versions = versions;
        this.deadLetters = deadLetters;
        this.reception = reception;
        this.entities = entities;
    }

    void perform(Projections.Fed fed, Consumer<Progress> report) {
        QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST.toSeconds())
                .run(() -> Rebuilding.during(fed.name(), () -> rebuild(fed, report)));
    }

    /** The end of the topics is looked at under the lock: every event that was handled before lies in front of it. */
    private void rebuild(Projections.Fed fed, Consumer<Progress> report) {
        locks.takeAlone(projections.fedBy(fed.types()), LOCK_PATIENCE_S);
        try (var scan = topics.whole(fed.projection().topics())) {
            versions.setAside(fed.name());
            fed.projection().reset();
            var counts = Counts.NONE;
            report.accept(new Progress(counts, scan.parts()));
            while (!scan.isDone()) {
                counts = counts.plus(apply(fed, scan.next()));
                report.accept(new Progress(counts, scan.parts()));
            }
        }
        versions.dropSetAside(fed.name());
    }

    /** What is a dead letter has had no effect, unless it was replayed, and gets none by the back door. */
    private Counts apply(Projections.Fed fed, List<ConsumerRecord<byte[], byte[]>> records) {
        var wanted = records.stream()
                .filter(record -> HeaderCodec.text(record.headers(), "ce_type")
                        .filter(fed.types()::contains)
                        .isPresent())
                .toList();
        var unhandled = deadLetters.unhandled(wanted);
        wanted.stream().filter(record -> !unhandled.contains(record)).forEach(this::apply);
        forgetEntities();
        return new Counts(
                records.size(),
                wanted.size() - unhandled.size(),
                0,
                records.size() - wanted.size(),
                0,
                unhandled.size());
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            reception.repeat(record);
        } catch (RuntimeException failure) {
            throw new IllegalStateException(
                    "The event at %s/%d at %d fails: %s"
                            .formatted(record.topic(), record.partition(), record.offset(), failure.getMessage()),
                    failure);
        }
    }

    /** Keeps memory bounded, however many rows there are. */
    private void forgetEntities() {
        if (entities.isResolvable()) {
            entities.get().flush();
            entities.get().clear();
        }
    }
}
