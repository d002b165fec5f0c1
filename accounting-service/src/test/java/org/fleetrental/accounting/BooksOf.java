package org.fleetrental.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.fleetrental.accounting.AccountingApi.books;
import static org.fleetrental.accounting.AccountingApi.invoice;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What is booked for a rental in euros, and what else has to say the same. */
record BooksOf(UUID rental) {

    /** @param balances accounts and their net debits, beside those of the price itself */
    void are(Map<String, Integer> balances) {
        var expected = new TreeMap<>(Map.of("2400 EUR", -10_000L, "2200 EUR", -1_900L));
        balances.forEach((account, balance) -> expected.put(account + " EUR", balance.longValue()));
        assertThat(books(rental)).isEqualTo(expected);
        areInvoiced();
    }

    /** The account of the rental says the same. */
    void areInvoiced() {
        var books = books(rental);
        var invoice = invoice(rental).extract().jsonPath();
        assertThat(Map.of(
                        "1200",
                        invoice.getLong("due.amountMinor"),
                        "2300",
                        -invoice.getLong("credit.amountMinor"),
                        "2500",
                        -invoice.getLong("depositHeld.amountMinor"),
                        "5100",
                        invoice.getLong("writtenOff.amountMinor")))
                .allSatisfy((account, amount) ->
                        assertThat(books.getOrDefault(account + " EUR", 0L)).isEqualTo(amount));
    }

    /** The ledger that is made anew from what was done says the same. */
    static void areThoseMadeAnew(List<UUID> rentals) {
        List<String> different = as("admin")
                .post("/v1/ledger/rebuild")
                .then()
                .statusCode(200)
                .body("complete", equalTo(true))
                .extract()
                .path("differences.rentalId");
        assertThat(different)
                .doesNotContainAnyElementsOf(
                        rentals.stream().map(UUID::toString).toList());
    }
}
