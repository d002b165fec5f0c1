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
import java.util.Set;

/** Whether what the services say in the end fits together, and fits what was done to them. */
final class ClosingCheck {

    private static final int TOLD_MAX = 5;

    private final Company company;
    private final Deposits deposits;
    private final Season.Plan plan;
    private final PrintStream out;
    private boolean passed = true;

    ClosingCheck(Company company, Deposits deposits, Season.Plan plan, PrintStream out) {
        this.company = company;
        this.deposits = deposits;
        this.plan = plan;
        this.out = out;
    }

    boolean passes() throws IOException {
        var trialBalance = company.api.get("accounting", "/v1/reports/trial-balance?asOf=" + plan.lastDay());
        print(trialBalance);
        var rentals = rentals();
        checkBooks(new BooksCheck(company, plan, trialBalance), rentals);
        report("no two bookings of a vehicle overlap", overlaps());
        report("a vehicle is RENTED exactly while a rental has it", states(rentals));
        report("no dead letter, nothing parked", letters());
        report("reconciliation finds nothing", reconciliation());
        return passed;
    }

    private void checkBooks(BooksCheck books, List<JsonNode> rentals) throws IOException {
        report("debits equal credits", books.balanced());
        report("the money accounts hold what came in, less refunds, charge-backs and deposits released", books.money());
        report("every rental shows what its invoice says, and receivables are their sum", books.invoices(rentals));
        report("statements of customers, and receivables by age, add up to what the rentals owe", books.customers());
        report("deposits held are the sum of the open deposits", books.deposits(deposits.open()));
        report("bad debts are what was written off and never came in", books.losses());
        report("the ledger made anew from the events is the same", books.madeAnew());
    }

    private void print(JsonNode trialBalance) {
        out.printf("%n%-6s %-26s %16s %16s%n", "", "Trial balance", "debit", "credit");
        for (var account : trialBalance.path("lines")) {
            out.printf(
                    "%-6s %-26s %,16.2f %,16.2f%n",
                    account.path("account").asText(),
                    account.path("name").asText(),
                    Company.minor(account, "debit") / 100.0,
                    Company.minor(account, "credit") / 100.0);
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
