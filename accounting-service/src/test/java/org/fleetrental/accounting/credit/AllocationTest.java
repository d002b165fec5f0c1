package org.fleetrental.accounting.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.allocate;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.books;
import static org.fleetrental.accounting.AccountingApi.chargeBack;
import static org.fleetrental.accounting.AccountingApi.invoice;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.fleetrental.accounting.AccountingApi.problem;
import static org.fleetrental.accounting.AccountingApi.refund;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.accounting.CreditAllocated;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class AllocationTest {

    @Inject
    MessagingKit events;

    @Test
    void creditOfOneRentalPaysForAnotherOfTheCustomer() {
        var rich = reserved();
        paid(rich.id, 12_900);
        var poor = another(rich);

        var allocated = allocate(rich.customerId, poor.id, 400)
                .statusCode(201)
                .body("sources[0].rentalId", equalTo(rich.id.toString()))
                .extract();

        assertThat(as("agent").get(allocated.header("Location")).asString()).isEqualTo(allocated.asString());
        assertThat(books(rich.id))
                .isEqualTo(Map.of(
                        "1010 EUR",
                        12_900L,
                        "2300 EUR",
                        -600L,
                        "2310 EUR",
                        -400L,
                        "2400 EUR",
                        -10_000L,
                        "2200 EUR",
                        -1_900L));
        assertThat(books(poor.id))
                .isEqualTo(Map.of("1200 EUR", 11_500L, "2310 EUR", 400L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));
        invoice(rich.id).body("credit.amountMinor", equalTo(600)).body("paid.amountMinor", equalTo(12_500));
        invoice(poor.id).body("due.amountMinor", equalTo(11_500)).body("paid.amountMinor", equalTo(400));
        assertThat(events.onTopic(CreditAllocated.class, rich.id)
                        .once()
                        .event()
                        .getAccount()
                        .getBalance()
                        .getAmountMinor())
                .isEqualTo(-600);
        assertThat(events.onTopic(CreditAllocated.class, poor.id)
                        .once()
                        .event()
                        .getAccount()
                        .getPaid()
                        .getAmountMinor())
                .isEqualTo(400);
    }

    @Test
    void creditOfSeveralRentalsIsTakenTogether() {
        var first = reserved();
        paid(first.id, 12_000);
        var second = another(first);
        paid(second.id, 12_100);
        var poor = another(first);

        problem(allocate(first.customerId, poor.id, 301), 409, "exceeds-credit")
                .body("credit.amountMinor", equalTo(300));
        allocate(first.customerId, poor.id, 300).statusCode(201).body("sources.size()", equalTo(2));

        invoice(first.id).body("credit.amountMinor", equalTo(0));
        invoice(second.id).body("credit.amountMinor", equalTo(0));
        invoice(poor.id).body("due.amountMinor", equalTo(11_600));
    }

    @Test
    void noMoreIsAllocatedThanIsOwed() {
        var rich = reserved();
        paid(rich.id, 50_000);
        var poor = another(rich);

        problem(allocate(rich.customerId, poor.id, 11_901), 409, "exceeds-due")
                .body("due.amountMinor", equalTo(11_900));
        problem(allocate(rich.customerId, poor.id, 0), 422, "invalid-field");
    }

    @Test
    void creditIsNotAnotherCustomers() {
        var rich = reserved();
        paid(rich.id, 50_000);
        var stranger = reserved();

        problem(allocate(rich.customerId, stranger.id, 1), 409, "rental-unknown");
        problem(allocate(stranger.customerId, stranger.id, 1), 409, "exceeds-credit")
                .body("credit.amountMinor", equalTo(0));
    }

    @Test
    void aRepeatedRequestAllocatesOnce() {
        var rich = reserved();
        paid(rich.id, 12_900);
        var poor = another(rich);
        var key = UUID.randomUUID().toString();

        String first = allocate(key, rich.customerId, poor.id, 400).extract().path("id");
        allocate(key, rich.customerId, poor.id, 400).statusCode(201).body("id", equalTo(first));

        events.published(CreditAllocated.class, poor.id).once();
    }

    @Test
    void theAllocationsOfACustomerAreListedInPartsEachWithAllItsSources() {
        var first = reserved();
        paid(first.id, 12_000);
        var second = another(first);
        paid(second.id, 12_100);
        var poor = another(first);
        var both = allocate(first.customerId, poor.id, 300).statusCode(201).extract();
        paid(first.id, 50);
        var later = allocate(first.customerId, poor.id, 50).statusCode(201).extract();
        paid(first.id, 20);
        var last = allocate(first.customerId, poor.id, 20).statusCode(201).extract();
        var stranger = reserved();
        paid(stranger.id, 12_900);
        allocate(stranger.customerId, another(stranger).id, 1).statusCode(201);

        var path = "/v1/customers/%s/credit-allocations".formatted(first.customerId);
        var page = as("accountant").get(path + "?limit=1").then().body("items.size()", equalTo(1));
        assertThat(page.extract().<Object>path("items[0]")).isEqualTo(both.path(""));
        var rest = as("agent").get(page.extract().<String>path("next")).then();
        assertThat(rest.extract().<Object>path("items[0]")).isEqualTo(later.path(""));
        rest = as("agent").get(rest.extract().<String>path("next")).then();
        assertThat(rest.extract().<Object>path("items[0]")).isEqualTo(last.path(""));
        rest.body("items.size()", equalTo(1)).body("next", nullValue());
        as("agent")
                .get("/v1/customers/%s/credit-allocations".formatted(UUID.randomUUID()))
                .then()
                .statusCode(200)
                .body("items", empty());
        as("mechanic").get(path).then().statusCode(403);
    }

    @Test
    void whatHasPaidForAnotherRentalIsNotRefundedButABankMayTakeIt() {
        var rich = reserved();
        var payment = paid(rich.id, 12_900);
        var poor = another(rich);
        allocate(rich.customerId, poor.id, 1_000).statusCode(201);

        problem(refund(payment, 11_901, "EUR"), 409, "refund-exceeds-payment")
                .body("left.amountMinor", equalTo(11_900));
        chargeBack(payment).statusCode(201);

        invoice(rich.id).body("paid.amountMinor", equalTo(-1_000)).body("due.amountMinor", equalTo(12_900));
        invoice(poor.id).body("due.amountMinor", equalTo(10_900));
    }

    private RentalStory another(RentalStory rental) {
        var other = RentalStory.of(rental.customerId);
        events.handle(other.reserved());
        return other;
    }

    private RentalStory reserved() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        return rental;
    }
}
