package org.fleetrental.messaging.replay;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.inbox.DeadLetters;
import org.fleetrental.messaging.inbox.HandlerRegistry;
import org.fleetrental.messaging.inbox.InboxTable;
import org.fleetrental.messaging.inbox.Intake;
import org.fleetrental.messaging.operator.Progress;
import org.fleetrental.messaging.operator.Progress.Counts;
import org.fleetrental.messaging.operator.Run;
import org.fleetrental.messaging.operator.RunStoppedException;
import org.jspecify.annotations.Nullable;

/** The work of one replay. */
@ApplicationScoped
class TopicReplay {

    private final TopicReader topics;
    private final HandlerRegistry handlers;
    private final InboxTable inboxTable;
    private final Intake intake;

    TopicReplay(TopicReader topics, HandlerRegistry handlers, InboxTable inboxTable, Intake intake) {
        this.topics = topics;
        this.handlers = handlers;
        this.inboxTable = inboxTable;
        this.intake = intake;
    }

    void perform(String topic, Instant from, @Nullable Instant to, Consumer<Progress> report) {
        try (var scan = topics.consumed(topic, from, to)) {
            var counts = Counts.NONE;
            report.accept(new Progress(counts, scan.parts()));
            while (!scan.isDone()) {
                counts = counts.plus(takeIn(scan.next()));
                report.accept(new Progress(counts, scan.parts()));
            }
        }
    }

    /**
     * What is known is left out here, and not only by the inbox: it would wait behind a dead letter of its key for
     * nothing.
     */
    private Counts takeIn(List<ConsumerRecord<byte[], byte[]>> records) {
        var known = inboxTable.known(records.stream()
                .map(DeadLetters::eventId)
                .flatMap(Optional::stream)
                .toList());
        var open = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        int skipped = 0;
        for (var record : records) {
            if (isOfNoInterest(record)) {
                skipped++;
            } else if (DeadLetters.eventId(record).filter(known::contains).isEmpty()) {
                open.add(record);
            }
        }
        if (open.isEmpty()) {
            return new Counts(records.size(), 0, records.size() - skipped, skipped, 0, 0);
        }
        var taken = intake.takeIn(open, 1, _ -> true);
        if (!taken.givenBack().isEmpty()) {
            throw new RunStoppedException(Run.State.INTERRUPTED);
        }
        long others = records.size() - skipped - taken.handled() - taken.parked() - taken.dead();
        return new Counts(records.size(), taken.handled(), others, skipped, taken.parked(), taken.dead());
    }

    private boolean isOfNoInterest(ConsumerRecord<byte[], byte[]> record) {
        return HeaderCodec.text(record.headers(), "ce_type")
                .filter(type -> handlers.forType(type).isEmpty())
                .isPresent();
    }
}
