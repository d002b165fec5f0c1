package org.fleetrental.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Writes what {@link EventMetadata} reads. */
public final class CloudEventHeaders {

    private CloudEventHeaders() {}

    /**
     * @param source the service that publishes the event
     * @param cause the event whose handler publishes this one; without one, this event starts a correlation
     * @param actor who it all goes back to
     */
    public static List<Header> of(
            UUID id, String source, DomainEvent event, Optional<EventMetadata> cause, Optional<String> actor) {
        var headers = new ArrayList<Header>();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id);
        add(headers, "ce_type", event.body().getSchema().getFullName());
        add(headers, "ce_source", source);
        add(headers, "ce_subject", event.aggregateId());
        add(headers, "ce_time", event.occurredAt());
        add(headers, "content-type", "application/avro");
        add(headers, "ce_aggregateversion", event.aggregateVersion());
        add(headers, "ce_correlationid", cause.map(EventMetadata::correlationId).orElse(id));
        cause.ifPresent(metadata -> add(headers, "ce_causationid", metadata.eventId()));
        add(headers, "ce_authtype", actor.isPresent() ? "user" : "system");
        actor.ifPresent(subject -> add(headers, "ce_authid", subject));
        return headers;
    }

    public static void add(List<Header> headers, String name, Object value) {
        headers.add(new RecordHeader(name, HeaderCodec.bytes(value.toString())));
    }
}
