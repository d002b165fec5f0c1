package org.fleetrental.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where customers pay, and get back what they have paid too much. */
final class Cashier {

    private static final List<String> METHODS = List.of("CARD", "CARD", "CARD", "CARD", "TRANSFER", "CASH");
    private static final int NEVER_PAID_PERCENT = 2;
    private static final int OVERPAID_PERCENT = 1;
    private static final int GOODWILL_PERCENT = 2;

    private final Company company;
    private final Map<String, String> lastPayment = new HashMap<>();

    Cashier(Company company) {
        this.company = company;
    }

    /** The bill goes out the day after, when the books have followed. */
    void bill(String rental, Instant now) {
        var chance = company.chance;
        if (chance.of(NEVER_PAID_PERCENT)) {
            company.count("bill that is never paid");
            return;
        }
        var paidAt = now.plus(1, ChronoUnit.DAYS).plus(chance.between(0, 20 * 24), ChronoUnit.HOURS);
        company.plan(paidAt, at -> payBalance(rental, at));
        company.plan(paidAt.plus(1, ChronoUnit.DAYS), at -> giveBackCredit(rental));
    }

    void payBalance(String rental, Instant now) throws IOException {
        var due = minor(invoice(rental), "due");
        if (due == 0) {
            return;
        }
        var overpaid = company.chance.of(OVERPAID_PERCENT);
        if (overpaid) {
            company.count("payment over what is due");
        }
        pay(rental, overpaid ? due + 1_000 : due);
        if (company.chance.of(GOODWILL_PERCENT)) {
            company.plan(now.plus(2, ChronoUnit.DAYS), at -> refund(rental, Math.min(due, 2_500), "Goodwill"));
        }
    }

    private void pay(String rental, long amountMinor) throws IOException {
        var payment = company.done(
                "pay",
                "accounting",
                "/v1/payments",
                Map.of(
                        "rentalId", rental,
                        "amount", Company.money(amountMinor),
                        "method", company.chance.oneOf(METHODS)));
        lastPayment.put(rental, payment.path("id").asText());
        company.took(amountMinor);
    }

    /** What was paid and is not owed any more goes back. */
    void giveBackCredit(String rental) throws IOException {
        var credit = minor(invoice(rental), "credit");
        if (credit > 0) {
            refund(rental, credit, "Paid too much");
        }
    }

    private void refund(String rental, long amountMinor, String reason) throws IOException {
        var refunded = company.tried(
                "refund",
                "accounting",
                "/v1/payments/" + lastPayment.get(rental) + "/refund",
                Map.of("amount", Company.money(amountMinor), "reason", reason));
        if (refunded.succeeded()) {
            company.took(-amountMinor);
        }
    }

    private JsonNode invoice(String rental) throws IOException {
        return company.api.await("accounting", "/v1/invoices/" + rental);
    }

    private static long minor(JsonNode invoice, String field) {
        return invoice.path(field).path("amountMinor").asLong();
    }
}
