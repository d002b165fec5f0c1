package org.fleetrental.messaging;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.MDC;

/**
 * What every log line about a message carries: {@code traceId}, {@code eventId}, {@code aggregateId} and, where it is
 * taken in, {@code attempt}. They come from the headers alone, so that they are there also when nothing else of the
 * message can be read.
 */
public final class MessageLog {

    private static final String ATTEMPT = "attempt";
    private static final String TRACE = "traceId";
    private static final Map<String, String> FIELDS = Map.of("eventId", "ce_id", "aggregateId", "ce_subject");
    /** W3C: two digits of version, a hyphen, 32 of trace id, a hyphen. */
    private static final int TRACE_BEGINS = 3;

    private static final int TRACE_ENDS = 35;

    private MessageLog() {}

    /** @param attempt from 1 */
    public static <T> T during(Headers headers, int attempt, Supplier<T> work) {
        MDC.put(ATTEMPT, attempt);
        try {
            return during(headers, work);
        } finally {
            MDC.remove(ATTEMPT);
        }
    }

    public static <T> T during(Headers headers, Supplier<T> work) {
        FIELDS.forEach((field, header) -> HeaderCodec.text(headers, header).ifPresent(value -> MDC.put(field, value)));
        HeaderCodec.text(headers, "traceparent")
                .filter(parent -> parent.length() >= TRACE_ENDS)
                .ifPresent(parent -> MDC.put(TRACE, parent.substring(TRACE_BEGINS, TRACE_ENDS)));
        try {
            return work.get();
        } finally {
            FIELDS.keySet().forEach(MDC::remove);
            MDC.remove(TRACE);
        }
    }
}
