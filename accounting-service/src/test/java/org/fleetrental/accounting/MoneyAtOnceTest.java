package org.fleetrental.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.allocate;
import static org.fleetrental.accounting.AccountingApi.chargeBack;
import static org.fleetrental.accounting.AccountingApi.deposit;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.fleetrental.accounting.AccountingApi.pay;
import static org.fleetrental.accounting.AccountingApi.problem;
import static org.fleetrental.accounting.AccountingApi.refund;
import static org.fleetrental.accounting.AccountingApi.release;
import static org.fleetrental.accounting.AccountingApi.writeOff;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

/**
 * Money that several want in the same moment is had once. A rental owes 119.00; the loser of two is told what is left,
 * and of what is granted, the account, the books and the ledger made anew say the same.
 */
@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class MoneyAtOnceTest {

    private static final int PRICE = 11_900;
    private static final int ROUNDS = 4;

    @Inject
    MessagingKit events;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void aDepositIsCapturedOnce() throws SQLException {
        var rental = reserved();
        var id = deposit(rental, 500);

        var answers = rivals(List.of(rental), () -> deposit(id, "capture", 300), () -> deposit(id, "capture", 500));

        answers.getFirst().statusCode(200);
        problem(answers.getLast(), 409, "deposit-state").body("state", equalTo("CAPTURED"));
        new BooksOf(rental).are(Map.of("1010", 300, "1200", PRICE, "2500", -300));
    }

    @Test
    void whatIsCapturedFirstIsReleasedAfterIt() throws SQLException {
        var rental = reserved();
        var id = deposit(rental, 500);

        var answers = rivals(List.of(rental), () -> deposit(id, "capture", 300), () -> release(id));

        answers.getFirst().statusCode(200);
        answers.getLast().statusCode(200).body("state", equalTo("RELEASED")).body("released.amountMinor", equalTo(300));
        new BooksOf(rental).are(Map.of("1200", PRICE));
    }

    @Test
    void whatIsReleasedIsNotCaptured() throws SQLException {
        var rental = reserved();
        var id = deposit(rental, 500);

        var answers = rivals(List.of(rental), () -> release(id), () -> deposit(id, "capture", 300));

        answers.getFirst().statusCode(200);
        problem(answers.getLast(), 409, "deposit-state").body("state", equalTo("RELEASED"));
        new BooksOf(rental).are(Map.of("1200", PRICE));
    }

    @Test
    void aDepositIsReleasedOnce() throws SQLException {
        var rental = reserved();
        var id = deposit(rental, 500);

        var answers = rivals(List.of(rental), () -> release(id), () -> release(id));

        answers.getFirst().statusCode(200);
        problem(answers.getLast(), 409, "deposit-state").body("state", equalTo("RELEASED"));
        new BooksOf(rental).are(Map.of("1200", PRICE));
    }

    @Test
    void whatIsHeldPaysOnce() throws SQLException {
        var rental = reserved();
        var id = captured(rental, 500);

        var applied = rivals(List.of(rental), () -> deposit(id, "apply", 300), () -> deposit(id, "apply", 300));
        var last = rivals(List.of(rental), () -> release(id), () -> deposit(id, "apply", 200));

        applied.getFirst().statusCode(200);
        problem(applied.getLast(), 409, "exceeds-deposit").body("left.amountMinor", equalTo(200));
        last.getFirst().statusCode(200).body("released.amountMinor", equalTo(200));
        problem(last.getLast(), 409, "deposit-state").body("state", equalTo("RELEASED"));
        new BooksOf(rental).are(Map.of("1010", 300, "1200", PRICE - 300));
    }

    @Test
    void twoDepositsDoNotPayMoreThanIsOwed() throws SQLException {
        var rental = reserved();
        var one = captured(rental, 10_000);
        var other = captured(rental, 10_000);

        var answers =
                rivals(List.of(rental), () -> deposit(one, "apply", 10_000), () -> deposit(other, "apply", 10_000));

        answers.getFirst().statusCode(200);
        problem(answers.getLast(), 409, "exceeds-due").body("due.amountMinor", equalTo(1_900));
        new BooksOf(rental).are(Map.of("1010", 20_000, "1200", 1_900, "2500", -10_000));
    }

    @Test
    void creditPaysForOneOfTwoRentals() throws SQLException {
        var rich = new RentalStory();
        var one = another(rich);
        var other = another(rich);
        richBy(1_000, rich);

        var answers = rivals(
                List.of(rich.id),
                () -> allocate(rich.customerId, one, 600),
                () -> allocate(rich.customerId, other, 600));

        answers.getFirst().statusCode(201);
        problem(answers.getLast(), 409, "exceeds-credit").body("credit.amountMinor", equalTo(400));
        new BooksOf(rich.id).are(Map.of("1010", 12_900, "2300", -400, "2310", -600));
        new BooksOf(one).are(Map.of("1200", 11_300, "2310", 600));
        new BooksOf(other).are(Map.of("1200", PRICE));
    }

    @Test
    void creditOfTwoRentalsPaysForOneNoMoreThanItOwes() throws SQLException {
        var rich = new RentalStory();
        var poor = another(rich);
        richBy(10_000, rich);
        var alsoRich = RentalStory.of(rich.customerId);
        richBy(10_000, alsoRich);

        var answers = rivals(
                List.of(rich.id, alsoRich.id, poor),
                () -> allocate(rich.customerId, poor, 11_000),
                () -> allocate(rich.customerId, poor, 9_000));

        answers.getFirst().statusCode(201);
        problem(answers.getLast(), 409, "exceeds-due").body("due.amountMinor", equalTo(900));
        new BooksOf(poor).are(Map.of("1200", 900, "2310", 11_000));
    }

    @Test
    void whatIsAllocatedIsNotRefunded() throws SQLException {
        var rich = new RentalStory();
        var poor = another(rich);
        var payment = richBy(1_000, rich);

        var answers = rivals(
                List.of(rich.id), () -> allocate(rich.customerId, poor, 600), () -> refund(payment, 12_900, "EUR"));

        answers.getFirst().statusCode(201);
        problem(answers.getLast(), 409, "refund-exceeds-payment").body("left.amountMinor", equalTo(12_300));
        new BooksOf(rich.id).are(Map.of("1010", 12_900, "2300", -400, "2310", -600));
        new BooksOf(poor).are(Map.of("1200", 11_300, "2310", 600));
    }

    @Test
    void whatIsRefundedIsNotAllocated() throws SQLException {
        var rich = new RentalStory();
        var poor = another(rich);
        var payment = richBy(1_000, rich);

        var answers =
                rivals(List.of(rich.id), () -> refund(payment, 600, "EUR"), () -> allocate(rich.customerId, poor, 600));

        answers.getFirst().statusCode(201);
        problem(answers.getLast(), 409, "exceeds-credit").body("credit.amountMinor", equalTo(400));
        new BooksOf(rich.id).are(Map.of("1010", 12_300, "2300", -400));
        new BooksOf(poor).are(Map.of("1200", PRICE));
    }

    @Test
    void whatIsPaidIsNotWrittenOff() throws SQLException {
        var rental = reserved();

        var answers = rivals(List.of(rental), () -> pay(rental, 10_000, "EUR", "CARD"), () -> writeOff(rental, PRICE));

        answers.getFirst().statusCode(201);
        problem(answers.getLast(), 409, "exceeds-due").body("due.amountMinor", equalTo(1_900));
        new BooksOf(rental).are(Map.of("1010", 10_000, "1200", 1_900));
    }

    @Test
    void whatIsWrittenOffIsRecoveredByAPaymentAfterIt() throws SQLException {
        var rental = reserved();

        var answers = rivals(List.of(rental), () -> writeOff(rental, PRICE), () -> pay(rental, 10_000, "EUR", "CARD"));

        answers.getFirst().statusCode(201);
        answers.getLast().statusCode(201).body("recovered.amountMinor", equalTo(10_000));
        new BooksOf(rental).are(Map.of("1010", 10_000, "5100", 1_900));
    }

    @Test
    void whatIsOwedIsWrittenOffOnce() throws SQLException {
        var rental = reserved();

        var answers = rivals(List.of(rental), () -> writeOff(rental, 10_000), () -> writeOff(rental, 10_000));

        answers.getFirst().statusCode(201);
        problem(answers.getLast(), 409, "exceeds-due").body("due.amountMinor", equalTo(1_900));
        new BooksOf(rental).are(Map.of("1200", 1_900, "5100", 10_000));
    }

    @Test
    void aRequestSentTwiceAtOnceIsAnsweredOnceAndAgainLater() throws SQLException {
        var rich = new RentalStory();
        var poor = another(rich);
        richBy(1_000, rich);
        var key = UUID.randomUUID().toString();
        Supplier<ValidatableResponse> request = () -> allocate(key, rich.customerId, poor, 600);

        var answers = rivals(List.of(rich.id), request, request);

        String id = answers.getFirst().statusCode(201).extract().path("id");
        problem(answers.getLast(), 409, "request-in-progress");
        request.get().statusCode(201).body("id", equalTo(id));
        new BooksOf(poor).are(Map.of("1200", 11_300, "2310", 600));
    }

    /** In whatever order: everybody wants more than there is for all, of two rentals that pay for each other. */
    @Test
    void whateverHappensAtOnceTheBooksAreThoseOfAnOrder() {
        var rentals = new ArrayList<UUID>();
        for (int round = 0; round < ROUNDS; round++) {
            var rich = new RentalStory();
            var payment = richBy(1_000, rich);
            var poor = another(rich);
            var deposit = captured(poor, 9_000);
            var lapsing = deposit(poor, 100);
            rentals.addAll(List.of(rich.id, poor));
            var requests = new ArrayList<>(Stream.<Supplier<ValidatableResponse>>of(
                            () -> allocate(rich.customerId, poor, 600),
                            () -> allocate(rich.customerId, poor, 600),
                            () -> refund(payment, 700, "EUR"),
                            () -> deposit(deposit, "apply", 5_000),
                            () -> deposit(deposit, "apply", 5_000),
                            () -> release(deposit),
                            () -> deposit(lapsing, "capture", 100),
                            () -> release(lapsing),
                            () -> pay(poor, 8_000, "EUR", "CARD"),
                            () -> writeOff(poor, 5_000),
                            () -> writeOff(poor, 5_000),
                            () -> chargeBack(payment))
                    .toList());
            Collections.shuffle(requests);

            assertThat(Rivals.together(requests))
                    .extracting(answer -> answer.extract().statusCode())
                    .isSubsetOf(200, 201, 409);
        }
        rentals.forEach(rental -> new BooksOf(rental).areInvoiced());
        BooksOf.areThoseMadeAnew(rentals);
    }

    private List<ValidatableResponse> rivals(
            List<UUID> rentals, Supplier<ValidatableResponse> first, Supplier<ValidatableResponse> second)
            throws SQLException {
        return new Rivals(dataSource).behind(rentals, first, second);
    }

    private UUID reserved() {
        return another(new RentalStory());
    }

    /** A rental of the same customer that owes its price. */
    private UUID another(RentalStory story) {
        var rental = RentalStory.of(story.customerId);
        events.handle(rental.reserved());
        return rental.id;
    }

    /** Reserves and pays so much too much; the payment's id. */
    private String richBy(long creditMinor, RentalStory rental) {
        events.handle(rental.reserved());
        return paid(rental.id, PRICE + creditMinor);
    }

    private static String captured(UUID rental, long amountMinor) {
        var id = deposit(rental, amountMinor);
        deposit(id, "capture", amountMinor).statusCode(200);
        return id;
    }
}
