package org.fleetrental.schemas.catalog;

import java.util.List;

/**
 * A header of a Kafka record.
 *
 * @param meaning in words, with code between backticks
 * @param required whether every record has it
 */
public record Header(String name, String meaning, boolean required) {

    /** Those of an event, by the CloudEvents Kafka binding in binary mode. */
    public static final List<Header> OF_EVENTS = List.of(
            new Header("ce_id", "the event; the same for every copy of it", true),
            new Header("ce_type", "full name of the Avro record", true),
            new Header("ce_source", "`/<owner>-service`", true),
            new Header("ce_subject", "the aggregate", true),
            new Header("ce_time", "when it became a fact", true),
            new Header("ce_specversion", "`1.0`", true),
            new Header("content-type", "`application/avro`", true),
            new Header("ce_aggregateversion", "version of the aggregate after the event, from 1, without gaps", true),
            new Header("ce_correlationid", "shared by all that one request caused", true),
            new Header("ce_causationid", "the event whose handler published this one; absent if a request did", false),
            new Header("ce_authtype", "`user`, or `system` if no request is behind it", true),
            new Header("ce_authid", "subject of the token of the request behind it; an opaque id", false),
            new Header("traceparent", "the trace of the request, as W3C Trace Context says", false));

    /** Those that a dead letter has beside its original ones. */
    public static final List<Header> OF_DEAD_LETTERS = List.of(
            new Header("dlq-id", "the dead letter", true),
            new Header("dlq-topic", "where it came from", true),
            new Header("dlq-partition", "in which partition", true),
            new Header("dlq-offset", "at which offset", true),
            new Header("dlq-attempts", "how often it was tried", true),
            new Header("dlq-error-type", "class of the failure", true),
            new Header("dlq-error", "what it said", true));
}
