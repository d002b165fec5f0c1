package org.fleetrental.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fleetrental.messaging.inbox.HandlerRegistry;
import org.fleetrental.messaging.inbox.Reception;

/** An event that a test has handed to its handler without Kafka, encoded and decoded all the same. */
public final class Handover {

    private static final int MAX_CAUSES = 20;

    private final ConsumerRecord<byte[], byte[]> record;
    private final Reception reception;
    private final HandlerRegistry handlers;
    private int timesHandled;
    private Outcome outcome = Outcome.SKIPPED;
    private String reason = "";

    Handover(Reception reception, HandlerRegistry handlers, ConsumerRecord<byte[], byte[]> record) {
        this(record, reception, handlers);
        again();
    }

    Handover(ConsumerRecord<byte[], byte[]> record, Reception reception, HandlerRegistry handlers) {
        this.record = record;
        this.reception = reception;
        this.handlers = handlers;
    }

    /** Hands over the same event once more: same id, a transaction of its own. */
    public Handover again() {
        reason = "";
        try {
            var handled = QuarkusTransaction.requiringNew().call(() -> reception.handle(record));
            outcome = handled.isPresent() ? Outcome.HANDLED : whyNot();
            timesHandled += handled.isPresent() ? 1 : 0;
        } catch (RuntimeException failure) {
            if (FailureKind.of(failure) != FailureKind.CANNOT_PASS) {
                throw failure;
            }
            outcome = Outcome.REJECTED;
            reason = rejection(failure);
        }
        return this;
    }

    private Outcome whyNot() {
        var type = EventMetadata.of(record.headers()).type();
        return handlers.forType(type).isPresent() ? Outcome.DUPLICATE : Outcome.SKIPPED;
    }

    private static String rejection(Throwable failure) {
        var cause = failure;
        for (int depth = 0; depth < MAX_CAUSES && !(cause instanceof RejectedEventException); depth++) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** The id under which the service knows the event. */
    public UUID eventId() {
        return EventMetadata.of(record.headers()).eventId();
    }

    /** What became of the last time it was handed over. */
    public Outcome outcome() {
        return outcome;
    }

    int timesHandled() {
        return timesHandled;
    }

    public Handover isHandled() {
        return is(Outcome.HANDLED);
    }

    public Handover isDuplicate() {
        return is(Outcome.DUPLICATE);
    }

    public Handover isSkipped() {
        return is(Outcome.SKIPPED);
    }

    /** It was refused for good, and its transaction rolled back; {@code part} is in the reason. */
    public Handover isRejected(String part) {
        is(Outcome.REJECTED);
        assertThat(reason).contains(part);
        return this;
    }

    private Handover is(Outcome expected) {
        assertThat(outcome).as("%s %s", this, reason).isEqualTo(expected);
        return this;
    }

    @Override
    public String toString() {
        var metadata = EventMetadata.of(record.headers());
        return "%s of %s".formatted(metadata.type(), metadata.aggregateId());
    }
}
