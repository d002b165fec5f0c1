package org.fleetrental.messaging.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.fleetrental.messaging.MessageTracing;
import org.fleetrental.messaging.MessagingMetrics;
import org.fleetrental.messaging.schema.AvroCodec;
import org.fleetrental.messaging.schema.SchemaRegistry;
import org.jspecify.annotations.Nullable;

/** Sends a row of the outbox to Kafka, framed with the registry's id of its schema. */
@ApplicationScoped
class OutboxSender {

    private final KafkaClientService kafka;
    private final SchemaRegistry registry;
    private final MessageTracing tracing;
    private final MessagingMetrics metrics;
    private final KnownTopics topics = new KnownTopics(topic -> producer().partitionsFor(topic));

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

    /** Whether Kafka has a topic, as far as it has said: without that, {@link #send} may wait for it. */
    boolean knows(String topic) {
        return topics.has(topic);
    }

    private Producer<byte[], byte[]> producer() {
        return kafka.<byte[], byte[]>getProducer("outbox").unwrap();
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
            producer().send(record, (_, refused) -> end(row, sending, refused, done));
        } catch (RuntimeException refused) {
            end(row, span, refused, done);
        }
    }

    private void end(OutboxRow row, Span span, @Nullable Exception refused, Consumer<@Nullable Exception> done) {
        if (refused == null) {
            metrics.published();
        } else {
            metrics.publishFailed();
            if (speaksOfTheTopic(refused)) {
                topics.forget(row.topic());
            }
            span.recordException(refused).setStatus(StatusCode.ERROR);
        }
        span.end();
        done.accept(refused);
    }

    /** A timeout may: so it ends when the topic has been removed. */
    private static boolean speaksOfTheTopic(Exception refused) {
        return refused instanceof TimeoutException
                || refused instanceof UnknownTopicOrPartitionException
                || refused instanceof TopicAuthorizationException;
    }

    private ProducerRecord<byte[], byte[]> record(OutboxRow row) {
        var payload = row.payload().orElse(null);
        if (payload != null && row.schema().isPresent()) {
            payload = AvroCodec.frame(registry.contentId(row.schema().get()), payload);
        }
        return new ProducerRecord<>(row.topic(), null, row.key(), payload, row.headers());
    }
}
