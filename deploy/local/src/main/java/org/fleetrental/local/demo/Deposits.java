package org.fleetrental.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What some customers leave as a security: blocked on their card while they have the vehicle, taken from it for a
 * damage or a late return, and given back.
 */
final class Deposits {

    private static final int TAKEN_PERCENT = 50;

    private final Company company;
    private final Map<String, String> open = new TreeMap<>();

    Deposits(Company company) {
        this.company = company;
    }

    /** At hand-over. */
    void take(JsonNode rental) throws IOException {
        if (company.chance.of(TAKEN_PERCENT)) {
            var id = rental.path("id").asText();
            var deposit = company.done(
                    "authorize deposit",
                    "accounting",
                    "/v1/deposits",
                    Map.of("rentalId", id, "amount", Company.money(Company.minor(rental, "deposit"))));
            open.put(id, deposit.path("id").asText());
        }
    }

    /**
     * At the return. What a damage costs in the end is not known yet, so all of the deposit is taken; what a late
     * return costs is.
     */
    void settle(JsonNode rental, Instant now) throws IOException {
        var deposit = open.get(rental.path("id").asText());
        if (deposit == null) {
            return;
        }
        var all = Company.minor(rental, "deposit");
        if (charged(rental, "DAMAGE") > 0) {
            capture(rental, deposit, all, now.plus(company.chance.between(2, 6), ChronoUnit.DAYS));
        } else if (charged(rental, "LATE_FEE") > 0) {
            capture(rental, deposit, Math.min(charged(rental, "LATE_FEE"), all), now.plus(20, ChronoUnit.HOURS));
        } else {
            release(rental.path("id").asText(), deposit, 0);
        }
    }

    /** With tax. */
    private static long charged(JsonNode rental, String kind) {
        long gross = 0;
        for (var line : rental.path("lines")) {
            if (line.path("kind").asText().equals(kind)) {
                gross += Company.minor(line, "net") + Company.minor(line, "tax");
            }
        }
        return gross;
    }

    private void capture(JsonNode rental, String deposit, long amountMinor, Instant applied) throws IOException {
        var id = rental.path("id").asText();
        company.done("capture deposit", "accounting", path(deposit, "capture"), amount(amountMinor));
        company.notebook.captured(amountMinor);
        company.plan(applied, _ -> apply(id, deposit, amountMinor));
    }

    /** What is not needed any more goes back. */
    private void apply(String rental, String deposit, long heldMinor) throws IOException {
        var needed = Math.min(Company.minor(company.invoice(rental), "due"), heldMinor);
        if (needed > 0) {
            company.done("apply deposit", "accounting", path(deposit, "apply"), amount(needed));
            company.notebook.applied(needed);
        }
        if (needed < heldMinor) {
            release(rental, deposit, heldMinor - needed);
        } else {
            open.remove(rental);
        }
    }

    private void release(String rental, String deposit, long heldMinor) throws IOException {
        company.done("release deposit", "accounting", path(deposit, "release"), Map.of());
        company.notebook.released(heldMinor);
        open.remove(rental);
    }

    /** Those that are neither given back nor used up. */
    List<String> open() {
        return List.copyOf(open.values());
    }

    private static Map<String, Object> amount(long minor) {
        return Map.of("amount", Company.money(minor));
    }

    private static String path(String deposit, String action) {
        return "/v1/deposits/" + deposit + "/" + action;
    }
}
