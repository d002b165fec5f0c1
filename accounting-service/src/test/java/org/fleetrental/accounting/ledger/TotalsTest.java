package org.fleetrental.accounting.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.entries;
import static org.fleetrental.accounting.AccountingApi.paid;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.accounting.Tampering;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;

/** The totals are the postings, and the seals are the entries. */
@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class TotalsTest {

    private static final String TOTALS_BUT_POSTINGS = """
            with posted as (
                select account_code, currency, sum(debit_minor) as debit, sum(credit_minor) as credit
                from accounting.posting join accounting.journal_entry on journal_entry.id = entry_id
                where booked_on <= '%1$s' group by account_code, currency)
            select posted::text || total::text
            from posted full join accounting.account_balances('%1$s') as total using (account_code, currency)
            where (debit, credit) is distinct from (debit_minor, credit_minor)
            """;

    @Inject
    MessagingKit events;

    @Test
    void theTotalsAreThePostingsBeforeAndAfterTheyAreMovedThere() {
        assertThatTotalsArePostings();
        try (var executor = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 40)
                    .mapToObj(number -> executor.submit(() -> {
                        var rental = new RentalStory(
                                "EUR", Instant.parse("2024-01-31T22:30:00Z").plusSeconds(number * 86_400L * 9));
                        events.handle(rental.reserved());
                        paid(rental.id, 100);
                        events.handle(rental.completed());
                    }))
                    .toList()
                    .forEach(done -> assertThat(done).succeedsWithin(java.time.Duration.ofSeconds(60)));
        }
        assertThatTotalsArePostings();

        Tampering.awaitSealed();
        assertThatTotalsArePostings();
        assertThat(Tampering.read("select count(*) from accounting.journal_seal"))
                .isEqualTo(Tampering.read("select count(*) from accounting.journal_entry"));
    }

    @Test
    void whoeverChangesAPostingBehindTheGuardsIsSeen() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        String entry = entries(rental.id).extract().path("items[0].id");
        Tampering.awaitSealed();
        verification().body("intact", equalTo(true)).body("tampered", nullValue());

        var change = "update accounting.posting set debit_minor = debit_minor %s 1 where entry_id = '" + entry
                + "' and debit_minor > 0";
        Tampering.with("accounting.posting", change.formatted("+"));
        try {
            verification()
                    .body("intact", equalTo(false))
                    .body("tampered.what", equalTo("ENTRY_CHANGED"))
                    .body("tampered.entryId", equalTo(entry));
        } finally {
            Tampering.with("accounting.posting", change.formatted("-"));
        }
        verification().body("intact", equalTo(true));
    }

    @Test
    void aSealThatWasTakenOutIsSeen() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        String entry = entries(rental.id).extract().path("items[0].id");
        Tampering.awaitSealed();
        var seal = Tampering.read(
                        "select position || ', ''' || entry_id || ''', ''' || hash || '''' from accounting.journal_seal where entry_id = '%s'"
                                .formatted(entry))
                .getFirst();

        Tampering.with(
                "accounting.journal_seal",
                "delete from accounting.journal_seal where entry_id = '%s'".formatted(entry));
        try {
            verification().body("intact", equalTo(false));
        } finally {
            Tampering.with(
                    "accounting.journal_seal", "insert into accounting.journal_seal values (%s)".formatted(seal));
        }
        verification().body("intact", equalTo(true));
    }

    private static io.restassured.response.ValidatableResponse verification() {
        return as("accountant").get("/v1/ledger/verification").then().statusCode(200);
    }

    private static void assertThatTotalsArePostings() {
        for (var day : List.of("2020-01-01", "2024-02-29", "2024-12-31", "2025-06-15", "2026-03-01", "9999-12-31")) {
            assertThat(Tampering.read(TOTALS_BUT_POSTINGS.formatted(day)))
                    .as(day)
                    .isEmpty();
        }
    }
}
