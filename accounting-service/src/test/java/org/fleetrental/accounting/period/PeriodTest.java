package org.fleetrental.accounting.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.books;
import static org.fleetrental.accounting.AccountingApi.entries;
import static org.fleetrental.accounting.AccountingApi.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.accounting.Tampering;
import org.fleetrental.events.accounting.PeriodClosed;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

/** Months of long ago, before all that other tests book: a closed month cannot be opened again. */
@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class PeriodTest {

    @Inject
    MessagingKit events;

    @Test
    void monthsAreClosedInOrderAndTakeNothingMore() {
        var january = new RentalStory("EUR", Instant.parse("1990-01-31T10:00:00Z"));
        events.handle(january.reserved());

        problem(close("1990-02"), 409, "period-not-next").body("next", equalTo("1990-01"));
        var closed = close("1990-01")
                .statusCode(200)
                .body("period", equalTo("1990-01"))
                .body("entries", equalTo(1))
                .body("closedBy", equalTo("test-user"))
                .body("closedAt", notNullValue())
                .extract();
        var id = UUID.fromString(closed.path("id"));
        var published = events.onTopic(PeriodClosed.class, id).once();
        assertThat(published.metadata().aggregateVersion()).isEqualTo(1);
        assertThat(published.event().getPeriod()).isEqualTo("1990-01");
        assertThat(published.event().getEntries()).isEqualTo(1);

        problem(close("1990-01"), 409, "period-closed");
        problem(close("1989-12"), 409, "period-closed");
        problem(close("1990-03"), 409, "period-not-next").body("next", equalTo("1990-02"));

        // A late event keeps its time, and is booked in the month that is open.
        var late = new RentalStory("EUR", Instant.parse("1990-01-15T10:00:00Z"));
        events.handle(late.reserved());
        entries(late.id)
                .body("items.occurredAt", contains("1990-01-15T11:00:00Z"))
                .body("items.bookedOn", contains("1990-02-01"));
        assertThat(books(late.id)).isEqualTo(Map.of("1200 EUR", 11_900L, "2400 EUR", -10_000L, "2200 EUR", -1_900L));

        close("1990-02").statusCode(200).body("entries", equalTo(1));
        as("accountant").get("/v1/periods").then().body("items.period", contains("1990-02", "1990-01"));
        var first = as("accountant").get("/v1/periods?limit=1").then().body("items.period", contains("1990-02"));
        as("accountant").get(first.extract().<String>path("next")).then().body("items.period", contains("1990-01"));
        as("accountant").get("/v1/periods?cursor=1990-01").then().body("items", hasSize(0));

        // Nor does the database take an entry there, whatever the code does.
        assertThatThrownBy(
                        () -> Tampering.with("accounting.posting", """
                        insert into accounting.journal_entry (id, cause_event_id, cause_type, rental_id, occurred_at,
                            booked_on, posted_at, description, line_count)
                        values ('%s', '%s', 'Test', '%s', '1990-01-05T00:00:00Z', '1990-02-28', now(), 'a test', 2)
                        """.formatted(Ids.next(), Ids.next(), Ids.next())))
                .hasMessageContaining("The books of 1990-02 are closed");

        whatIsBookedWhileAMonthIsClosedIsCountedThereOrComesLater();
    }

    private void whatIsBookedWhileAMonthIsClosedIsCountedThereOrComesLater() {
        try (var executor = Executors.newFixedThreadPool(8)) {
            var booked = IntStream.range(0, 24)
                    .mapToObj(_ -> new RentalStory("EUR", Instant.parse("1990-03-10T10:00:00Z")))
                    .map(rental -> executor.submit(() -> events.handle(rental.reserved())))
                    .toList();
            var closed = close("1990-03").statusCode(200).extract();
            assertThat(booked).allSatisfy(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(30)));

            int counted = closed.path("entries");
            as("accountant")
                    .get("/v1/journal-entries?limit=200&from=1990-03-01&to=1990-03-31")
                    .then()
                    .body("items", hasSize(counted));
            as("accountant")
                    .get("/v1/journal-entries?limit=200&from=1990-04-01&to=1990-04-30")
                    .then()
                    .body("items", hasSize(24 - counted));
        }
    }

    @Test
    void aMonthThatIsNotOverIsNotClosed() {
        problem(close(YearMonth.now(java.time.ZoneOffset.UTC).toString()), 409, "period-not-over");
        problem(close("2999-01"), 409, "period-not-over");
    }

    @Test
    void onlyAnAccountantClosesAMonthThatIsOne() {
        problem(close("last"), 400, "malformed-request");
        problem(close("1990-13"), 400, "malformed-request");
        problem(as("admin").post("/v1/periods/1990-01/close").then(), 403, "forbidden");
        problem(as("agent").get("/v1/periods").then(), 403, "forbidden");
    }

    private static ValidatableResponse close(String month) {
        return as("accountant").post("/v1/periods/%s/close".formatted(month)).then();
    }
}
