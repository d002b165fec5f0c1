package org.fleetrental.messaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jspecify.annotations.Nullable;

/** Sends a row of the outbox to Kafka, framed with the registry's id of its schema. */
@ApplicationScoped
class OutboxSender {

    private final KafkaClientService kafka;
    private final SchemaRegistry registry;
    private final MessageTracing tracing;
    private final MessagingMetrics metrics;

    /** @param channel makes the framework set up the producer of the channel; rows go through that producer */
    OutboxSender(
            KafkaClientService kafka,
            SchemaRegistry registry,
            MessageTracing tracing,
            MessagingMetrics metrics,
            @Channel("outbox") MutinyEmitter<byte[]> channel) {
        this.kafka = kafka;
        this.registry = registry;
        this.tracing = tracing;
        this.metrics = metrics;
    }

    /**
     * @param done is called exactly once, on this thread or another one, with null when Kafka has acknowledged, else
     *     with the reason
     */
    void send(OutboxRow row, Consumer<@Nullable Exception> done) {
        var span = Span.getInvalid();
        try {
            var record = record(row);
            span = tracing.send(record);
            var sending = span;
            Producer<byte[], byte[]> producer =
                    kafka.<byte[], byte[]>getProducer("outbox").unwrap();
            producer.send(record, (_, refused) -> end(sending, refused, done));
        } catch (RuntimeException refused) {
            end(span, refused, done);
        }
    }

    private void end(Span span, @Nullable Exception refused, Consumer<@Nullable Exception> done) {
        if (refused == null) {
            metrics.published();
        } else {
            metrics.publishFailed();
            span.recordException(refused).setStatus(StatusCode.ERROR);
        }
        span.end();
        done.accept(refused);
    }

    private ProducerRecord<byte[], byte[]> record(OutboxRow row) {
        var payload = row.payload().orElse(null);
        if (payload != null && row.schema().isPresent()) {
            payload = AvroCodec.frame(registry.contentId(row.schema().get()), payload);
        }
        return new ProducerRecord<>(row.topic(), null, row.key(), payload, row.headers());
    }
}
