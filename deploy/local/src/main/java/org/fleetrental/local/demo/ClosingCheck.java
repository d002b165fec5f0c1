package org.fleetrental.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether what the services say in the end fits together, and fits what was done to them. */
final class ClosingCheck {

    private static final int TOLD_MAX = 5;

    private final Company company;
    private final Season.Plan plan;
    private final PrintStream out;
    private final Map<String, Long> balances = new TreeMap<>();
    private boolean passed = true;

    ClosingCheck(Company company, Season.Plan plan, PrintStream out) {
        this.company = company;
        this.plan = plan;
        this.out = out;
    }

    boolean passes() throws IOException {
        var trialBalance = company.api.get("accounting", "/v1/reports/trial-balance?asOf=" + plan.lastDay());
        print(trialBalance);
        report(
                "debits equal credits",
                balances.values().stream().mapToLong(Long::longValue).sum() == 0
                        ? List.of()
                        : List.of("they differ by "
                                + balances.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()));
        report("the money accounts hold what was paid, less refunds", money());
        var rentals = rentals();
        report("every rental shows what its invoice says, and receivables are their sum", invoices(rentals));
        report("no two bookings of a vehicle overlap", overlaps());
        report("a vehicle is RENTED exactly while a rental has it", states(rentals));
        report("no dead letter, nothing parked", letters());
        report("reconciliation finds nothing", reconciliation());
        return passed;
    }

    private void print(JsonNode trialBalance) {
        out.printf("%n%-6s %-26s %16s %16s%n", "", "Trial balance", "debit", "credit");
        for (var account : trialBalance.path("lines")) {
            var debit = account.path("debit").path("amountMinor").asLong();
            var credit = account.path("credit").path("amountMinor").asLong();
            balances.merge(account.path("account").asText(), debit - credit, Long::sum);
            out.printf(
                    "%-6s %-26s %,16.2f %,16.2f%n",
                    account.path("account").asText(), account.path("name").asText(), debit / 100.0, credit / 100.0);
        }
        out.println();
    }

    private void report(String what, List<String> violations) {
        passed &= violations.isEmpty();
        out.printf("%-9s %s%n", violations.isEmpty() ? "holds" : "VIOLATED", what);
        violations.stream().limit(TOLD_MAX).forEach(violation -> out.println("            " + violation));
        if (violations.size() > TOLD_MAX) {
            out.printf("            and %,d more%n", violations.size() - TOLD_MAX);
        }
    }

    private long balance(String code) {
        return balances.getOrDefault(code, 0L);
    }

    private List<String> money() {
        var booked = balance("1000") + balance("1010") + balance("1020");
        return booked == company.takenMinor()
                ? List.of()
                : List.of("booked %d, taken %d".formatted(booked, company.takenMinor()));
    }

    private List<JsonNode> rentals() throws IOException {
        return all("rentals", "/v1/rentals?limit=200");
    }

    private List<JsonNode> all(String service, String first) throws IOException {
        var items = new ArrayList<JsonNode>();
        var next = first;
        while (!next.isEmpty()) {
            var page = company.api.get(service, next);
            page.path("items").forEach(items::add);
            next = page.path("next").asText();
        }
        return items;
    }

    private List<String> invoices(List<JsonNode> rentals) throws IOException {
        var violations = new ArrayList<String>();
        long owed = 0;
        for (var rental : rentals) {
            var id = rental.path("id").asText();
            var invoice = company.api.get("accounting", "/v1/invoices/" + id);
            var due = minor(invoice, "due") - minor(invoice, "credit");
            owed += due;
            if (due != minor(rental, "balance") || minor(invoice, "paid") != minor(rental, "paid")) {
                violations.add("rental %s: balance %d and paid %d, its invoice %d and %d"
                        .formatted(id, minor(rental, "balance"), minor(rental, "paid"), due, minor(invoice, "paid")));
            }
        }
        if (owed != balance("1200") + balance("2300")) {
            violations.add("the rentals owe %d, the ledger says %d".formatted(owed, balance("1200") + balance("2300")));
        }
        return violations;
    }

    private static long minor(JsonNode node, String field) {
        return node.path(field).path("amountMinor").asLong();
    }

    private List<String> overlaps() throws IOException {
        var violations = new ArrayList<String>();
        for (var vehicle : company.vehicles()) {
            var calendar = company.api.get(
                    "rentals",
                    "/v1/vehicles/%s/calendar?from=%s&to=%s"
                            .formatted(vehicle, plan.begins(), plan.ends().plus(30, ChronoUnit.DAYS)));
            var free = Instant.MIN;
            for (var entry : calendar.path("items")) {
                if (entry.path("kind").asText().equals("BOOKING")) {
                    var starts = Instant.parse(entry.path("startsAt").asText());
                    if (starts.isBefore(free)) {
                        violations.add("vehicle %s is booked until %s, and for rental %s from %s"
                                .formatted(vehicle, free, entry.path("rentalId").asText(), starts));
                    }
                    free = Instant.parse(entry.path("endsAt").asText());
                }
            }
        }
        return violations;
    }

    private List<String> states(List<JsonNode> rentals) throws IOException {
        Set<String> out = new HashSet<>();
        rentals.stream()
                .filter(rental -> rental.path("state").asText().equals("ACTIVE"))
                .forEach(rental -> out.add(rental.path("vehicleId").asText()));
        var states = new HashMap<String, String>();
        for (var vehicle : all("fleet", "/v1/vehicles?limit=200")) {
            states.put(vehicle.path("id").asText(), vehicle.path("state").asText());
        }
        return states.entrySet().stream()
                .filter(vehicle -> !vehicle.getValue().equals("IN_MAINTENANCE")
                        && vehicle.getValue().equals("RENTED") != out.contains(vehicle.getKey()))
                .map(vehicle -> "vehicle %s is %s".formatted(vehicle.getKey(), vehicle.getValue()))
                .toList();
    }

    private List<String> letters() throws IOException {
        var violations = new ArrayList<String>();
        for (var service : List.of("fleet", "rentals", "maintenance", "accounting")) {
            var messaging = company.api.get(service, "/v1/messaging");
            var open = messaging.path("deadLetters").path("open").asLong();
            var parked = messaging.path("outbox").path("parked").asLong();
            if (open + parked > 0) {
                violations.add("%s has %d dead letters and %d parked events".formatted(service, open, parked));
            }
        }
        return violations;
    }

    private List<String> reconciliation() throws IOException {
        var found =
                company.api.get("accounting", "/v1/reconciliation?from=%s&to=%s".formatted(plan.begins(), plan.ends()));
        var violations = new ArrayList<String>();
        found.path("differences").forEach(difference -> violations.add(difference.toString()));
        return violations;
    }
}
