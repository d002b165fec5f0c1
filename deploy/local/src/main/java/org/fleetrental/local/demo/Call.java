package org.fleetrental.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request and its answer.
 *
 * @param traceId by which its consequences are known
 * @param begunNanos {@link System#nanoTime} when it was sent
 * @param tookMs until the answer was there
 */
record Call(String name, String service, String traceId, long begunNanos, long tookMs, int status, JsonNode body) {

    boolean succeeded() {
        return status < 300;
    }

    String id() {
        return body.path("id").asText();
    }

    /** What a problem says. */
    String detail() {
        return body.path("detail").asText();
    }

    long msUntil(long nanos) {
        return (nanos - begunNanos) / 1_000_000;
    }
}
