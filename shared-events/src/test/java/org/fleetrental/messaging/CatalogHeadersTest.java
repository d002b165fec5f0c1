package org.fleetrental.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fleetrental.messaging.inbox.DeadLetters;
import org.fleetrental.schemas.catalog.Header;
import org.junit.jupiter.api.Test;

/** The headers that the catalog tells of are those that are written. */
class CatalogHeadersTest {

    /** The last one, {@code traceparent}, is added by the tracing library. */
    @Test
    void ofAnEvent() {
        var written = CloudEventHeaders.of(
                Ids.next(),
                "/rentals-service",
                Samples.reserved(Ids.next(), 1),
                Optional.of(cause()),
                Optional.of("subject"));
        assertThat(names(Header.OF_EVENTS))
                .filteredOn(name -> !name.equals("traceparent"))
                .containsExactlyInAnyOrderElementsOf(keys(written));
    }

    @Test
    void ofAnEventWithoutACause() {
        var written = CloudEventHeaders.of(
                Ids.next(), "/rentals-service", Samples.reserved(Ids.next(), 1), Optional.empty(), Optional.empty());
        assertThat(names(Header.OF_EVENTS.stream().filter(Header::required).toList()))
                .containsExactlyInAnyOrderElementsOf(keys(written));
    }

    @Test
    void ofADeadLetter() {
        var record = new ConsumerRecord<byte[], byte[]>("fleet.rentals", 0, 0, new byte[0], new byte[0]);
        var written = DeadLetters.headers(Ids.next(), record, 1, FailureText.of(new IllegalStateException("no")));
        assertThat(names(Header.OF_DEAD_LETTERS)).containsExactlyElementsOf(keys(written));
    }

    private static EventMetadata cause() {
        var id = Ids.next();
        return new EventMetadata(
                id, "Cause", "/fleet-service", id, 1, Instant.EPOCH, id, Optional.empty(), Optional.empty());
    }

    private static List<String> names(List<Header> headers) {
        return headers.stream().map(Header::name).toList();
    }

    private static List<String> keys(List<org.apache.kafka.common.header.Header> headers) {
        return headers.stream().map(org.apache.kafka.common.header.Header::key).toList();
    }
}
