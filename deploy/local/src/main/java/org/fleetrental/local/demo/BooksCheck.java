package org.fleetrental.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the books say what was noted by those who handled the money, and the same wherever one looks. */
final class BooksCheck {

    private final Company company;
    private final LocalDate firstDay;
    private final LocalDate lastDay;
    private final Map<String, Long> balances = new TreeMap<>();
    private final Map<String, Long> owedBy = new TreeMap<>();
    private long heldMinor;
    private long dueMinor;

    /** @param trialBalance at the end of the plan */
    BooksCheck(Company company, Season.Plan plan, JsonNode trialBalance) {
        this.company = company;
        this.firstDay = plan.begins().atZone(ZoneOffset.UTC).toLocalDate();
        this.lastDay = plan.lastDay();
        for (var line : trialBalance.path("lines")) {
            balances.merge(
                    line.path("account").asText(),
                    Company.minor(line, "debit") - Company.minor(line, "credit"),
                    Long::sum);
        }
    }

    /** Debits less credits. */
    private long balance(String code) {
        return balances.getOrDefault(code, 0L);
    }

    List<String> balanced() {
        return same(
                "debits less credits",
                balances.values().stream().mapToLong(Long::longValue).sum(),
                0);
    }

    List<String> money() {
        return same("the money", balance("1000") + balance("1010") + balance("1020"), company.notebook.moneyMinor());
    }

    /** Also that each rental knows in rentals-service what its invoice says; what the invoices say is kept. */
    List<String> invoices(List<JsonNode> rentals) throws IOException {
        var violations = new ArrayList<String>();
        for (var rental : rentals) {
            var id = rental.path("id").asText();
            var invoice = company.api.get("accounting", "/v1/invoices/" + id);
            var owed = Company.minor(invoice, "due") - Company.minor(invoice, "credit");
            violations.addAll(same("the balance of rental " + id, Company.minor(rental, "balance"), owed));
            violations.addAll(same(
                    "what is paid of rental " + id, Company.minor(rental, "paid"), Company.minor(invoice, "paid")));
            violations.addAll(status(rental, invoice));
            owedBy.merge(rental.path("customerId").asText(), owed, Long::sum);
            dueMinor += Company.minor(invoice, "due");
            heldMinor += Company.minor(invoice, "depositHeld");
        }
        violations.addAll(same(
                "receivables less credit",
                balance("1200") + balance("2300"),
                owedBy.values().stream().mapToLong(Long::longValue).sum()));
        return violations;
    }

    /** What was written off does not make a rental paid. */
    private static List<String> status(JsonNode rental, JsonNode invoice) {
        var paid = Company.minor(invoice, "paid");
        var total = Company.minor(invoice, "total");
        var status = rental.path("paymentStatus").asText();
        var fits = switch (status) {
            case "PAID" -> total > 0 && paid >= total;
            case "PARTIALLY_PAID" -> paid > 0 && (total <= 0 || paid < total);
            default -> paid <= 0;
        };
        return fits
                ? List.of()
                : List.of("rental %s is %s with %d paid of %d"
                        .formatted(rental.path("id").asText(), status, paid, total));
    }

    /** After the invoices. */
    List<String> customers() throws IOException {
        var violations = new ArrayList<String>();
        for (var customer : owedBy.entrySet()) {
            var statement = company.api.get(
                    "accounting",
                    "/v1/customers/%s/statement?from=%s&to=%s".formatted(customer.getKey(), firstDay, lastDay));
            var closing = Company.minor(statement.path("balances").path(0), "closing");
            violations.addAll(same("the statement of customer " + customer.getKey(), closing, customer.getValue()));
        }
        var aging = company.api.get("accounting", "/v1/reports/receivables-aging?limit=1&asOf=" + lastDay);
        violations.addAll(
                same("receivables by age", Company.minor(aging.path("totals").path(0), "total"), dueMinor));
        violations.addAll(same("receivables", balance("1200"), dueMinor));
        return violations;
    }

    /** After the invoices. */
    List<String> deposits(List<String> open) throws IOException {
        var noted = company.notebook.depositsMinor();
        var violations = new ArrayList<String>();
        violations.addAll(same("deposits", -balance("2500"), noted));
        violations.addAll(same("what the invoices say is held", heldMinor, noted));
        long held = 0;
        for (var id : open) {
            held += Company.minor(company.api.get("accounting", "/v1/deposits/" + id), "held");
        }
        violations.addAll(same("what is held of the deposits that are open", held, noted));
        return violations;
    }

    List<String> losses() {
        var violations = new ArrayList<String>();
        violations.addAll(same("bad debts", balance("5100"), company.notebook.givenUpMinor()));
        violations.addAll(same("credit between two rentals", balance("2310"), 0));
        return violations;
    }

    List<String> madeAnew() throws IOException {
        var rebuilt = company.done("rebuild ledger", "accounting", "/v1/ledger/rebuild", Map.of());
        var violations = new ArrayList<String>();
        rebuilt.path("differences").forEach(difference -> violations.add(difference.toString()));
        return violations;
    }

    private static List<String> same(String what, long found, long expected) {
        return found == expected ? List.of() : List.of("%s: %d, and not %d".formatted(what, found, expected));
    }
}
