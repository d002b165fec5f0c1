package org.fleetrental.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.fleetrental.messaging.EventMetadata;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.Samples;
import org.fleetrental.messaging.TestEvents;
import org.junit.jupiter.api.Test;

/** Versions of a batch, beside those that are compared one by one. */
@QuarkusTest
class VersionsInHandTest {

    private static final String PROJECTION = "versions-in-hand";

    @Inject
    AggregateVersions versions;

    private final TestEvents kafka = new TestEvents();
    private final UUID known = Ids.next();
    private final UUID unknown = Ids.next();

    @Test
    void aBatchSeesWhatWasSeenBeforeAndWhatItHasSeenItself() {
        alone(known, 2);

        assertThat(batch(event(known, 1), event(known, 3), event(unknown, 2), event(known, 3), event(unknown, 1)))
                .containsExactly(false, true, true, false, false);

        assertThat(alone(known, 3)).isFalse();
        assertThat(alone(known, 4)).isTrue();
        assertThat(alone(unknown, 2)).isFalse();
        assertThat(alone(unknown, 3)).isTrue();
    }

    @Test
    void nothingIsSeenByABatchThatRollsBack() {
        QuarkusTransaction.begin();
        take(event(known, 2));
        QuarkusTransaction.rollback();

        assertThat(alone(known, 1)).isTrue();
    }

    @Test
    void whatIsNewToTwoTransactionsIsNewToOneOfThemOnly() {
        var event = event(unknown, 2);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    versions.expect(List.of(event));
                    assertThat(versions.advance(PROJECTION, event)).isTrue();
                    assertThat(alone(unknown, 1)).isTrue();
                    versions.write();
                }))
                .hasMessageContaining("is new to another transaction");

        assertThat(alone(unknown, 2)).isTrue();
    }

    private List<Boolean> batch(EventMetadata... events) {
        return QuarkusTransaction.requiringNew().call(() -> take(events));
    }

    private List<Boolean> take(EventMetadata... events) {
        versions.expect(List.of(events));
        var advanced = List.of(events).stream()
                .map(event -> versions.advance(PROJECTION, event))
                .toList();
        versions.write();
        return advanced;
    }

    private boolean alone(UUID aggregate, long version) {
        Callable<Boolean> advance = () -> versions.advance(PROJECTION, event(aggregate, version));
        return QuarkusTransaction.requiringNew().call(advance);
    }

    private EventMetadata event(UUID rental, long version) {
        return EventMetadata.of(kafka.record("fleet.rentals", Samples.activated(rental, version))
                .headers());
    }
}
