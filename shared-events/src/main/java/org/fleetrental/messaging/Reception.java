package org.fleetrental.messaging;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** What happens to records inside the inbox's transaction: skipped, known, parked, or handled. */
@ApplicationScoped
class Reception {

    private static final Logger LOG = Logger.getLogger(Reception.class);

    private final HandlerRegistry handlers;
    private final InboxTable inbox;
    private final DeadLetters deadLetters;
    private final SchemaRegistry registry;
    private final MessagingMetrics metrics;
    private final OpenTelemetry telemetry;
    private final Tracer tracer;

    Reception(
            HandlerRegistry handlers,
            InboxTable inbox,
            DeadLetters deadLetters,
            SchemaRegistry registry,
            MessagingMetrics metrics,
            OpenTelemetry telemetry) {
        this.handlers = handlers;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.registry = registry;
        this.metrics = metrics;
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracer("org.fleetrental.messaging");
    }

    /**
     * What came of records.
     *
     * @param parked how many wait behind a dead letter of their key
     */
    record Intake(List<EventMetadata> handled, int parked) {}

    /**
     * Takes in records of one topic, in order. Any failure is the caller's reason to roll back.
     *
     * @return what came of them, if the transaction commits
     */
    Intake handle(List<ConsumerRecord<byte[], byte[]>> records) {
        var handled = new ArrayList<EventMetadata>();
        int parked = 0;
        var waiting = deadLetters.among(records);
        for (var record : records) {
            if (waiting.holds(record)) {
                metrics.duplicate();
            } else if (waiting.blocks(record)) {
                deadLetters.park(record);
                parked++;
            } else {
                handle(record).ifPresent(handled::add);
            }
        }
        return new Intake(handled, parked);
    }

    /**
     * Takes in one record, whatever waits before it: for a replay, in the caller's transaction.
     *
     * @return the event, if it was handled; empty if no handler takes it or it was handled before
     */
    Optional<EventMetadata> handle(ConsumerRecord<byte[], byte[]> record) {
        var metadata = EventMetadata.of(record.headers());
        var handling = handlers.forType(metadata.type());
        if (handling.isEmpty()) {
            metrics.skipped(metadata.type());
        } else if (inbox.claim(metadata)) {
            traced(record, metadata, handling.get());
            return Optional.of(metadata);
        } else {
            metrics.duplicate();
        }
        return Optional.empty();
    }

    private void traced(
            ConsumerRecord<byte[], byte[]> record, EventMetadata metadata, HandlerRegistry.Handling<?> handling) {
        var parent =
                telemetry.getPropagators().getTextMapPropagator().extract(Context.current(), record.headers(), HEADERS);
        var span = tracer.spanBuilder("process " + record.topic())
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", record.topic())
                .setAttribute("messaging.message.id", metadata.eventId().toString())
                .startSpan();
        try (var _ = span.makeCurrent()) {
            MDC.put("eventId", metadata.eventId());
            MDC.put("aggregateId", metadata.aggregateId());
            Cause.during(
                    metadata, () -> metrics.timed(metadata.type(), () -> deliver(record.value(), metadata, handling)));
            LOG.infof("Handled %s of %s", handling.event().getSimpleName(), metadata.aggregateId());
        } finally {
            MDC.remove("eventId");
            MDC.remove("aggregateId");
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

    private static final TextMapGetter<Headers> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return StreamSupport.stream(headers.spliterator(), false)
                    .map(Header::key)
                    .toList();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            return headers == null ? null : HeaderCodec.text(headers, name).orElse(null);
        }
    };
}
