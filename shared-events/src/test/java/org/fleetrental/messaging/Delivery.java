package org.fleetrental.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * An event that a test has sent through Kafka. What asks for its outcome waits until the service is done with every
 * copy: its consumer group has committed an offset behind the last one.
 */
public final class Delivery {

    private final TestEvents.Delivery sending;
    private final ConsumerOffsets offsets;
    private final MessagingRows rows;
    private @Nullable RecordMetadata last;

    Delivery(TestEvents.Delivery sending, ConsumerOffsets offsets, MessagingRows rows) {
        this.sending = sending;
        this.offsets = offsets;
        this.rows = rows;
    }

    /** Sends the same event once more: same id, another offset. */
    public Delivery again() {
        last = sending.send();
        return this;
    }

    /** The id under which the service knows the event. */
    public UUID eventId() {
        return sending.eventId();
    }

    /** Where the last copy is. */
    public TopicPartition partition() {
        assertThat(last).as("sent").isNotNull();
        return new TopicPartition(last.topic(), last.partition());
    }

    /** Waits until the service is done with it: handled, skipped, or kept as a dead letter. */
    public Delivery isSettled() {
        assertThat(last).as("sent").isNotNull();
        offsets.awaitPast(last);
        return this;
    }

    /** Whether the service, by now, is not done with it and would get it again after a crash. */
    public boolean isStillOpen() {
        return last == null || !offsets.arePast(last);
    }

    public Delivery isHandled() {
        return is(Outcome.HANDLED);
    }

    public Delivery isSkipped() {
        return is(Outcome.SKIPPED);
    }

    /** Its last copy waits behind a dead letter of its key. */
    public Delivery isParked() {
        return is(Outcome.PARKED);
    }

    /** Its last copy is a dead letter; {@code part} is in the reason. */
    public Delivery isRejected(String part) {
        is(Outcome.REJECTED);
        assertThat(deadLetter()).satisfies(letter -> assertThat(letter.error()).contains(part));
        return this;
    }

    private Delivery is(Outcome expected) {
        isSettled();
        var letter = deadLetter();
        assertThat(outcome(letter)).as("event %s, %s", eventId(), letter).isEqualTo(expected);
        return this;
    }

    private Outcome outcome(DeadLettersOf.@Nullable Letter letter) {
        if (letter != null) {
            return letter.status().equals("PARKED") ? Outcome.PARKED : Outcome.REJECTED;
        }
        return rows.knows(eventId()) ? Outcome.HANDLED : Outcome.SKIPPED;
    }

    private DeadLettersOf.@Nullable Letter deadLetter() {
        return last == null ? null : rows.deadLetterAt(last).orElse(null);
    }
}
