package org.fleetrental.messaging;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;

/**
 * What is about an event and not in it: the CloudEvents attributes of its Kafka record, binary mode.
 *
 * @param eventId {@code ce_id}: the same for every delivery of the event
 * @param type {@code ce_type}: full name of the Avro record
 * @param source {@code ce_source}: the service that published it
 * @param aggregateId {@code ce_subject}: whose event it is
 * @param aggregateVersion {@code ce_aggregateversion}: version of the aggregate after the event, from 1
 * @param time {@code ce_time}: when it became a fact
 * @param correlationId {@code ce_correlationid}: shared by all events that one request caused, directly or not
 * @param causationId {@code ce_causationid}: the event whose handler published this one; empty for a request
 * @param actor {@code ce_authid}: subject of the token with which somebody caused it, directly or not; empty if nobody
 *     did, as when time has come for something. An opaque id, never a name
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents
 *     Kafka protocol binding 1.0.2</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/authcontext.md">CloudEvents auth
 *     context</a>
 */
public record EventMetadata(
        UUID eventId,
        String type,
        String source,
        UUID aggregateId,
        long aggregateVersion,
        Instant time,
        UUID correlationId,
        Optional<UUID> causationId,
        Optional<String> actor) {

    /** @throws RejectedEventException if a required header is missing or malformed; the message names it */
    public static EventMetadata of(Headers headers) {
        try {
            return new EventMetadata(
                    UUID.fromString(required(headers, "ce_id")),
                    required(headers, "ce_type"),
                    required(headers, "ce_source"),
                    UUID.fromString(required(headers, "ce_subject")),
                    Long.parseLong(required(headers, "ce_aggregateversion")),
                    Instant.parse(required(headers, "ce_time")),
                    UUID.fromString(required(headers, "ce_correlationid")),
                    HeaderCodec.text(headers, "ce_causationid").map(UUID::fromString),
                    HeaderCodec.text(headers, "ce_authid"));
        } catch (IllegalArgumentException | DateTimeParseException malformed) {
            throw new RejectedEventException("Malformed event header: " + malformed.getMessage(), malformed);
        }
    }

    private static String required(Headers headers, String name) {
        return HeaderCodec.text(headers, name)
                .orElseThrow(() -> new RejectedEventException("Missing event header " + name));
    }
}
