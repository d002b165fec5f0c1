package org.fleetrental.messaging;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Spans of what happens to a message. The outbox row carries the trace of its request; the relay's send continues it,
 * the consumer's processing continues the send, and both also link to what they continue.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/kafka/">OpenTelemetry conventions for Kafka</a>
 */
@ApplicationScoped
public class MessageTracing {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    private static final AttributeKey<String> KEY = AttributeKey.stringKey("messaging.kafka.message.key");
    private static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("messaging.message.id");
    private static final AttributeKey<String> CONVERSATION =
            AttributeKey.stringKey("messaging.message.conversation_id");

    private final OpenTelemetry telemetry;
    private final Tracer tracer;

    MessageTracing(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracer("org.fleetrental.messaging");
    }

    /** Writes the current trace into the headers of a message. */
    public void inject(Context context, List<Header> headers) {
        telemetry.getPropagators().getTextMapPropagator().inject(context, headers, CloudEventHeaders::add);
    }

    /** Starts the span of a send and makes it what the message's consumers continue. To be ended by the caller. */
    public Span send(ProducerRecord<byte[], byte[]> record) {
        var span = start("send", SpanKind.PRODUCER, record.topic(), record.headers());
        if (span.isRecording()) {
            key(span, record.key());
            telemetry
                    .getPropagators()
                    .getTextMapPropagator()
                    .inject(Context.root().with(span), record.headers(), (headers, name, value) -> {
                        if (headers != null) {
                            headers.remove(name).add(name, HeaderCodec.bytes(value));
                        }
                    });
        }
        return span;
    }

    /** Starts the span of a handler's work. To be ended by the caller. */
    public Span process(ConsumerRecord<byte[], byte[]> record, EventMetadata event) {
        var span = start("process", SpanKind.CONSUMER, record.topic(), record.headers());
        if (span.isRecording()) {
            key(span, record.key());
            span.setAttribute(PARTITION, Integer.toString(record.partition()));
            span.setAttribute(OFFSET, record.offset());
            span.setAttribute(MESSAGE_ID, event.eventId().toString());
            span.setAttribute(CONVERSATION, event.correlationId().toString());
        }
        return span;
    }

    private Span start(String operation, SpanKind kind, String topic, Headers headers) {
        var creation = telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), headers, GETTER);
        return tracer.spanBuilder(operation + " " + topic)
                .setParent(creation)
                .addLink(Span.fromContext(creation).getSpanContext())
                .setSpanKind(kind)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(OPERATION_NAME, operation)
                .setAttribute(OPERATION_TYPE, operation)
                .setAttribute(DESTINATION, topic)
                .startSpan();
    }

    private static void key(Span span, byte @Nullable [] key) {
        if (key != null) {
            HeaderCodec.utf8(key).ifPresent(text -> span.setAttribute(KEY, text));
        }
    }

    private static final TextMapGetter<Headers> GETTER = new TextMapGetter<>() {
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
