package org.fleetrental.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.fleetrental.events.fleet.OdometerRecorded;
import org.fleetrental.messaging.outbox.Outbox;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessagingKitTest {

    @Inject
    MessagingKit events;

    @Inject
    Outbox outbox;

    @Inject
    TestService.Effects effects;

    @Inject
    TestService.Activated activated;

    private final UUID rental = Ids.next();
    private final UUID vehicle = Ids.next();

    @Test
    void anEventIsHandedToItsHandlerAndTheSecondTimeChangesNothing() {
        var handover = events.handle(Samples.reserved(rental, 1));

        assertThat(effects.of(rental)).containsExactly(1L);
        events.forget(handover.eventId());
        handover.again().isHandled();
        assertThat(effects.of(rental)).containsExactly(1L, 1L);
    }

    @Test
    void whatAHandlerRefusesLeavesNothingAndMayBeTriedAgain() {
        activated.failures.put(rental, new RejectedEventException("not in this house"));
        var handover = events.handOver(Samples.activated(rental, 1)).isRejected("not in this house");

        assertThat(effects.of(rental)).isEmpty();
        assertThatThrownBy(() -> handover.isRejected("of another reason")).isInstanceOf(AssertionError.class);
        activated.failures.remove(rental);
        handover.again().isHandled();
    }

    @Test
    void aBugInAHandlerFailsTheTestThatMeetsIt() {
        activated.failures.put(rental, new IllegalStateException("a bug"));

        assertThatThrownBy(() -> events.handle(Samples.activated(rental, 1))).hasMessageContaining("a bug");
        assertThat(effects.of(rental)).isEmpty();
    }

    @Test
    void anEventThatNobodyTakesIsSkipped() {
        events.handOver(Samples.odometerRecorded(vehicle, 1, "A")).isSkipped();
    }

    @Test
    void shuffledCopiesAreHandledOnceEachInTheOrderOfTheSeed() {
        var again = Ids.next();

        events.handleShuffled(42, 3, versions(rental, 8));
        events.handleShuffled(42, 3, versions(again, 8));

        assertThat(effects.of(rental))
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L)
                .isEqualTo(effects.of(again))
                .isNotEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L));
    }

    @Test
    void aDeliveryIsHandledWhenAllItsCopiesAreThrough() {
        events.deliver(Samples.reserved(rental, 1)).again().again().isHandled();
        assertThat(effects.of(rental)).containsExactly(1L);

        events.deliverShuffled(7, 2, versions(vehicle, 5)).forEach(Delivery::isHandled);
        assertThat(effects.of(vehicle)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
        events.deadLetters(rental).none();
    }

    @Test
    void aRejectedDeliveryIsADeadLetterAndTheNextWaitsBehindIt() {
        activated.failures.put(rental, new RejectedEventException("not in this house"));

        var first = events.deliver(Samples.activated(rental, 1)).isRejected("not in this house");
        events.deliver(Samples.reserved(rental, 2)).isParked();

        events.deadLetters(rental).one("not in this house");
        events.deadLetters(rental).parked(1);
        assertThatThrownBy(() -> events.deadLetters(rental).none()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(first::isHandled).isInstanceOf(AssertionError.class);
    }

    @Test
    void whatIsPublishedIsSeenAtOnceAndLaterOnItsTopic() {
        publish(Samples.odometerRecorded(vehicle, 3, "A"));
        publish(Samples.odometerRecorded(vehicle, 4, "B"));

        var published = events.published(OdometerRecorded.class, vehicle);
        assertThat(published.versions()).containsExactly(3L, 4L);
        var first = published.times(2).getFirst();
        assertThat(first.event().getVehicle().getLicensePlate()).isEqualTo("A");
        assertThat(first.metadata().source()).isEqualTo("/fleet-service");
        assertThatThrownBy(published::once).hasMessageContaining("OdometerRecorded of " + vehicle);
        assertThatThrownBy(published::never).isInstanceOf(AssertionError.class);

        assertThat(events.onTopic(OdometerRecorded.class, vehicle).times(2)).isEqualTo(published.times(2));
        events.onTopic(OdometerRecorded.class, Ids.next()).never();
    }

    @Test
    void whatIsRolledBackIsPublishedNever() {
        QuarkusTransaction.begin();
        outbox.publish(Samples.odometerRecorded(vehicle, 1, "A"));
        QuarkusTransaction.rollback();

        events.published(OdometerRecorded.class, vehicle).never();
    }

    private void publish(DomainEvent event) {
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(event));
    }

    private static List<DomainEvent> versions(UUID rental, int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(version -> Samples.reserved(rental, version))
                .toList();
    }
}
