package org.fleetrental.accounting.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fleetrental.accounting.AccountingApi.books;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.accounting.ChargeCreated;
import org.fleetrental.messaging.TestEvents;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class ReservationTest {

    @Test
    void aReservationIsChargedAndAnnounced() {
        var rental = new RentalStory();
        try (var events = new TestEvents()) {
            var delivery = events.deliver("fleet.rentals", rental.reserved());

            var published = events.awaitPublished("fleet.accounting", rental.id, ChargeCreated.class);
            assertThat(published.metadata().aggregateVersion()).isEqualTo(1);
            assertThat(published.metadata().causationId()).contains(delivery.eventId());
            assertThat(published.event().getTotal().getAmountMinor()).isEqualTo(11_900);
            await().untilAsserted(() -> assertThat(books(rental.id))
                    .isEqualTo(Map.of("1200 EUR", 11_900L, "2400 EUR", -10_000L, "2200 EUR", -1_900L)));
        }
    }
}
