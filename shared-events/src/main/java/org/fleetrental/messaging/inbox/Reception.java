package org.fleetrental.messaging.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.StatusCode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fleetrental.messaging.Cause;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.EventRecord;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.MessageLog;
import org.fleetrental.messaging.MessageTracing;
import org.fleetrental.messaging.MessagingMetrics;
import org.fleetrental.messaging.ReceivedEvent;
import org.fleetrental.messaging.RejectedEventException;
import org.fleetrental.messaging.schema.AvroCodec;
import org.fleetrental.messaging.schema.EventJson;
import org.fleetrental.messaging.schema.SchemaRegistry;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What happens to records inside the inbox's transaction: skipped, known, parked, or handled. */
@ApplicationScoped
public class Reception {

    private static final Logger LOG = Logger.getLogger(Reception.class);

    private final HandlerRegistry handlers;
    private final InboxTable inbox;
    private final ProjectionLocks locks;
    private final AggregateVersions versions;
    private final DeadLetters deadLetters;
    private final SchemaRegistry registry;
    private final MessagingMetrics metrics;
    private final MessageTracing tracing;
    private final List<EventRecord> keepers;

    Reception(
            HandlerRegistry handlers,
            InboxTable inbox,
            ProjectionLocks locks,
            AggregateVersions versions,
            DeadLetters deadLetters,
            SchemaRegistry registry,
            MessagingMetrics metrics,
            MessageTracing tracing,
            @All List<EventRecord> keepers) {
        this.handlers = handlers;
        this.inbox = inbox;
        this.locks = locks;
        this.versions = versions;
        this.deadLetters = deadLetters;
        this.registry = registry;
        this.metrics = metrics;
        this.tracing = tracing;
        this.keepers = keepers;
    }

    /**
     * What came of records.
     *
     * @param parked how many wait behind a dead letter of their key
     */
    record Intake(List<EventMetadata> handled, int parked) {}

    /** A record that a handler takes, or that is kept, if it is not known. */
    private record Arrival(
            ConsumerRecord<byte[], byte[]> record,
            EventMetadata event,
            Optional<HandlerRegistry.Handling<?>> handling) {}

    /**
     * Takes in records of one topic, in order. Any failure is the caller's reason to roll back.
     *
     * @param attempt how often these records have been tried, from 1
     * @return what came of them, if the transaction commits
     */
    public Intake handle(List<ConsumerRecord<byte[], byte[]>> records, int attempt) {
        var waiting = deadLetters.among(records);
        var free = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        int parked = 0;
        for (var record : records) {
            if (waiting.holds(record)) {
                metrics.duplicate();
            } else if (waiting.blocks(record)) {
                deadLetters.park(record);
                parked++;
            } else {
                free.add(record);
            }
        }
        return new Intake(handleNew(free, attempt), parked);
    }

    /**
     * Takes in one record, whatever waits before it: for a replay, in the caller's transaction.
     *
     * @return the event, if it was handled; empty if no handler takes it or it was handled before
     */
    public Optional<EventMetadata> handle(ConsumerRecord<byte[], byte[]> record) {
        return handleNew(List.of(record), 1).stream().findFirst();
    }

    /** Claims all in one statement, then handles those that are new, in order. */
    private List<EventMetadata> handleNew(List<ConsumerRecord<byte[], byte[]>> records, int attempt) {
        var arrivals =
                records.stream().map(this::arrival).flatMap(Optional::stream).toList();
        var claimed = inbox.claim(arrivals.stream().map(Arrival::event).toList());
        var handled = new ArrayList<EventMetadata>();
        if (arrivals.size() > 1) {
            versions.expect(arrivals.stream().map(Arrival::event).toList());
        }
        for (var arrival : arrivals) {
            // Of two copies in one batch the first is new.
            if (claimed.remove(arrival.event().eventId())) {
                keep(arrival);
                arrival.handling().ifPresent(handling -> {
                    locks.share(arrival.event().type());
                    MessageLog.during(arrival.record().headers(), attempt, () -> handle(arrival, handling));
                    handled.add(arrival.event());
                });
            } else {
                metrics.duplicate();
            }
        }
        versions.write();
        return handled;
    }

    private Optional<Arrival> arrival(ConsumerRecord<byte[], byte[]> record) {
        var event = EventMetadata.of(record.headers());
        var handling = handlers.forType(event.type());
        if (handling.isEmpty()) {
            metrics.skipped(event.type());
        }
        return handling.isEmpty() && keepers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Arrival(record, event, handling));
    }

    private void keep(Arrival arrival) {
        if (!keepers.isEmpty()) {
            var received = received(arrival);
            keepers.forEach(keeper -> keeper.keep(received));
        }
    }

    /**
     * What no handler takes is kept as well as it can be read. What one takes, and nobody can read, it refuses itself.
     */
    private ReceivedEvent received(Arrival arrival) {
        var record = arrival.record();
        var traceparent = HeaderCodec.text(record.headers(), "traceparent");
        return new ReceivedEvent(arrival.event(), record.topic(), record.value(), content(record.value()), traceparent);
    }

    private Optional<JsonNode> content(byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(EventJson.read(AvroCodec.data(value), registry.schema(AvroCodec.contentId(value))));
        } catch (RejectedEventException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Hands one record to its handler once more, past the inbox: for a rebuild.
     *
     * @throws java.util.NoSuchElementException if no handler takes it
     */
    public void repeat(ConsumerRecord<byte[], byte[]> record) {
        var event = EventMetadata.of(record.headers());
        var handling = handlers.forType(event.type()).orElseThrow();
        Cause.during(event, () -> deliver(record.value(), event, handling));
    }

    private EventMetadata handle(Arrival arrival, HandlerRegistry.Handling<?> handling) {
        var event = arrival.event();
        var span = tracing.process(arrival.record(), event);
        try (var _ = span.makeCurrent()) {
            Cause.during(
                    event,
                    () -> metrics.timed(
                            event.type(), () -> deliver(arrival.record().value(), event, handling)));
            LOG.infof("Handled %s of %s", handling.event().getSimpleName(), event.aggregateId());
            return event;
        } catch (RuntimeException | Error failure) {
            span.recordException(failure).setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
            span.end();
        }
    }

    private <E extends SpecificRecord> void deliver(
            byte @Nullable [] value, EventMetadata metadata, HandlerRegistry.Handling<E> handling) {
        if (value == null) {
            throw new RejectedEventException("The record has no value");
        }
        var writer = registry.schema(AvroCodec.contentId(value));
        if (!writer.getFullName().equals(metadata.type())) {
            throw new RejectedEventException(
                    "ce_type is %s, but the value is a %s".formatted(metadata.type(), writer.getFullName()));
        }
        handling.handler().on(AvroCodec.decode(value, writer, handling.event()), metadata);
    }
}
