package org.fleetrental.accounting.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.books;
import static org.fleetrental.accounting.AccountingApi.deposit;
import static org.fleetrental.accounting.AccountingApi.entries;
import static org.fleetrental.accounting.AccountingApi.invoice;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.fleetrental.accounting.AccountingApi.problem;
import static org.fleetrental.accounting.AccountingApi.release;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.accounting.DepositApplied;
import org.fleetrental.events.accounting.DepositAuthorized;
import org.fleetrental.events.accounting.DepositCaptured;
import org.fleetrental.events.accounting.DepositReleased;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class DepositTest {

    @Inject
    MessagingKit events;

    @Test
    void anAuthorizationMovesNoMoney() {
        var rental = reserved();

        var id = deposit(rental.id, 30_000);

        entries(rental.id).body("items.size()", equalTo(1));
        state(id, "AUTHORIZED", 0);
        assertThat(events.onTopic(DepositAuthorized.class, rental.id)
                        .once()
                        .metadata()
                        .aggregateVersion())
                .isEqualTo(2);
        as("agent").get("/v1/deposits?rentalId=" + rental.id).then().body("items[0].id", equalTo(id));
    }

    @Test
    void whatIsCapturedIsHeldAppliedAndTheRestReleased() {
        var rental = reserved();
        var id = deposit(rental.id, 30_000);

        deposit(id, "capture", 20_000).statusCode(200).body("state", equalTo("CAPTURED"));
        assertThat(books(rental.id)).containsEntry("1010 EUR", 20_000L).containsEntry("2500 EUR", -20_000L);
        invoice(rental.id).body("depositHeld.amountMinor", equalTo(20_000)).body("due.amountMinor", equalTo(11_900));
        deposit(id, "apply", 11_900).statusCode(200).body("held.amountMinor", equalTo(8_100));
        invoice(rental.id).body("due.amountMinor", equalTo(0)).body("paid.amountMinor", equalTo(11_900));
        release(id).statusCode(200).body("state", equalTo("RELEASED"));

        assertThat(books(rental.id)).isEqualTo(Map.of("1010 EUR", 11_900L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
        events.onTopic(DepositCaptured.class, rental.id).once();
        var applied = events.onTopic(DepositApplied.class, rental.id).once();
        assertThat(applied.event().getHeld().getAmountMinor()).isEqualTo(8_100);
        assertThat(applied.event().getAccount().getPaid().getAmountMinor()).isEqualTo(11_900);
        assertThat(events.onTopic(DepositReleased.class, rental.id)
                        .once()
                        .event()
                        .getAmount()
                        .getAmountMinor())
                .isEqualTo(8_100);
    }

    @Test
    void anAuthorizationThatIsGivenUpPostsNothing() {
        var rental = reserved();
        var id = deposit(rental.id, 30_000);

        release(id).statusCode(200);

        state(id, "RELEASED", 0);
        entries(rental.id).body("items.size()", equalTo(1));
        problem(deposit(id, "capture", 1), 409, "deposit-state").body("state", equalTo("RELEASED"));
        problem(deposit(id, "apply", 1), 409, "deposit-state");
        problem(release(id), 409, "deposit-state");
    }

    @Test
    void anAuthorizationCannotPay() {
        var id = deposit(reserved().id, 100);

        problem(deposit(id, "apply", 1), 409, "deposit-state").body("state", equalTo("AUTHORIZED"));
    }

    @Test
    void aDepositIsCapturedOnceAndNotForMore() {
        var id = deposit(reserved().id, 100);

        problem(deposit(id, "capture", 101), 409, "exceeds-deposit").body("left.amountMinor", equalTo(100));
        deposit(id, "capture", 100).statusCode(200);
        problem(deposit(id, "capture", 1), 409, "deposit-state").body("state", equalTo("CAPTURED"));
    }

    @Test
    void aDepositThatHasPaidWithAllOfItIsSettled() {
        var id = deposit(reserved().id, 100);
        deposit(id, "capture", 100).statusCode(200);

        deposit(id, "apply", 100).statusCode(200).body("state", equalTo("SETTLED"));

        problem(deposit(id, "apply", 1), 409, "deposit-state").body("state", equalTo("SETTLED"));
        problem(deposit(id, "capture", 1), 409, "deposit-state");
        problem(release(id), 409, "deposit-state");
    }

    @Test
    void noMoreIsAppliedThanIsHeldOrOwed() {
        var rental = reserved();
        paid(rental.id, 11_000);
        var id = deposit(rental.id, 1_000);
        deposit(id, "capture", 1_000).statusCode(200);

        problem(deposit(id, "apply", 1_001), 409, "exceeds-deposit").body("left.amountMinor", equalTo(1_000));
        problem(deposit(id, "apply", 901), 409, "exceeds-due").body("due.amountMinor", equalTo(900));
        problem(deposit(id, "apply", 0), 422, "invalid-field");
        problem(deposit(UUID.randomUUID().toString(), "apply", 1), 404, "not-found");
        state(id, "CAPTURED", 1_000);
    }

    @Test
    void aDepositBeforeTheReservationIsKept() {
        var rental = new RentalStory();
        var id = deposit(rental.id, 500);
        deposit(id, "capture", 500).statusCode(200);
        problem(deposit(id, "apply", 500), 409, "exceeds-due").body("due.amountMinor", equalTo(0));

        events.deliver(rental.reserved()).again().isHandled();
        deposit(id, "apply", 500).statusCode(200);

        assertThat(books(rental.id))
                .isEqualTo(Map.of("1010 EUR", 500L, "1200 EUR", 11_400L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
    }

    private static void state(String id, String state, int held) {
        as("agent")
                .get("/v1/deposits/" + id)
                .then()
                .body("state", equalTo(state))
                .body("held.amountMinor", equalTo(held));
    }

    private RentalStory reserved() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        return rental;
    }
}
