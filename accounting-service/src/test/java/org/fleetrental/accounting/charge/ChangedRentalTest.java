package org.fleetrental.accounting.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.books;
import static org.fleetrental.accounting.AccountingApi.charges;
import static org.fleetrental.accounting.AccountingApi.entries;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.rentals.LineKind;
import org.fleetrental.events.rentals.RentalState;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

/** Rentals that go otherwise than they were booked. Each event is handed over twice by {@link MessagingKit#handle}. */
@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class ChangedRentalTest {

    @Inject
    MessagingKit events;

    @Test
    void whoDoesNotComeOwesTheFeeAndNotTheRental() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        events.handle(rental.noShow(rental.line(LineKind.NO_SHOW_FEE, 3_000)));

        assertThat(books(rental.id)).isEqualTo(Map.of("1200 EUR", 3_570L, "4400 EUR", -3_000L, "2200 EUR", -570L));
    }

    @Test
    void whoDoesNotComeOwesTheSameIfTheReservationComesLate() {
        var rental = new RentalStory();
        events.handle(rental.noShow(rental.line(LineKind.NO_SHOW_FEE, 3_000)));
        events.handle(rental.reserved());

        assertThat(books(rental.id)).isEqualTo(Map.of("1200 EUR", 3_570L, "4400 EUR", -3_000L, "2200 EUR", -570L));
        entries(rental.id).body("items", hasSize(1));
    }

    @Test
    void aLongerRentalCostsWhatTheLongerTimeCosts() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        events.handle(rental.extended(2, RentalState.RESERVED));

        assertThat(books(rental.id)).isEqualTo(Map.of("1200 EUR", 23_800L, "2400 EUR", -20_000L, "2200 EUR", -3_800L));
    }

    @Test
    void anExtensionThatComesAfterTheEndChangesNothing() {
        var rental = new RentalStory();
        events.handleShuffled(
                7, 3, List.of(rental.reserved(), rental.completed(), rental.extended(2, RentalState.ACTIVE)));

        assertThat(books(rental.id)).isEqualTo(Map.of("1200 EUR", 11_900L, "4000 EUR", -10_000L, "2200 EUR", -1_900L));
    }

    @Test
    void whatIsFoundWhenTheRentalIsOverIsChargedAndEarnedByItsVehicle() {
        var rental = new RentalStory();
        var found = rental.charged(4, rental.line(LineKind.DAMAGE, 5_000));
        events.handleShuffled(3, 2, List.of(rental.reserved(), rental.completed(), found));

        assertThat(books(rental.id))
                .isEqualTo(Map.of("1200 EUR", 17_850L, "4000 EUR", -10_000L, "4300 EUR", -5_000L, "2200 EUR", -2_850L));
        charges(rental.id)
                .body(
                        "items.findAll { it.reversedAt == null }.vehicleId.unique()",
                        contains(rental.vehicleId.toString()));
    }

    @Test
    void theVehicleThatEndsTheRentalEarnsIt() {
        var rental = new RentalStory();
        var other = Ids.next();
        events.handle(rental.reserved());
        events.handle(rental.reassigned(2, other));
        charges(rental.id).body("items.vehicleId", contains(other.toString()));
        entries(rental.id).body("items", hasSize(1));
        events.handle(rental.completedWith(other, rental.line(LineKind.DAMAGE, 500)));

        charges(rental.id).body("items.vehicleId", contains(other.toString(), other.toString()));
        entries(rental.id)
                .body(
                        "items.lines.flatten().findAll { it.account in ['4000', '4300'] }.vehicleId.unique()",
                        contains(other.toString()))
                .body("items.lines.flatten().findAll { it.account == '2400' }.vehicleId", hasItem((Object) null));
    }

    @Test
    void whatAVehicleHasEarnedStaysItsOwn() {
        var rental = new RentalStory();
        events.handle(rental.completed());
        var other = Ids.next();
        events.handle(rental.reassigned(4, other));

        charges(rental.id).body("items.vehicleId", contains(rental.vehicleId.toString()));
    }
}
