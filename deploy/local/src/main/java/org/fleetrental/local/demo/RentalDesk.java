package org.fleetrental.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Where rentals are booked, handed over and taken back. */
final class RentalDesk {

    private static final List<String> CLASSES = List.of(
            "ECONOMY",
            "COMPACT",
            "COMPACT",
            "COMPACT",
            "STANDARD",
            "STANDARD",
            "STANDARD",
            "SUV",
            "SUV",
            "LUXURY",
            "VAN");
    private static final int LATE_PERCENT = 10;
    private static final int NO_SHOW_PERCENT = 3;
    private static final int CANCELLED_PERCENT = 7;
    private static final int EXTENDED_PERCENT = 5;
    private static final int DAMAGED_PERCENT = 3;

    private final Company company;
    private final Cashier cashier;
    private final Credit credit;
    private final Deposits deposits;
    private final Garage garage;

    RentalDesk(Company company, Cashier cashier, Credit credit, Deposits deposits, Garage garage) {
        this.company = company;
        this.cashier = cashier;
        this.credit = credit;
        this.deposits = deposits;
        this.garage = garage;
    }

    /** The requests of a day: more before the weekend, and more in the middle of the season. */
    void open(Instant day, double season, int vehicles) {
        var weekday = day.atZone(ZoneOffset.UTC).getDayOfWeek();
        var weekend = weekday == DayOfWeek.THURSDAY || weekday == DayOfWeek.FRIDAY ? 1.4 : 0.9;
        int mean = (int) Math.round(vehicles * 0.2 * season * weekend);
        int requests = company.chance.around(mean, mean / 4, 0);
        for (int i = 0; i < requests; i++) {
            company.plan(day.plus(company.chance.between(6 * 60, 21 * 60), ChronoUnit.MINUTES), this::anybody);
        }
    }

    private void anybody(Instant now) throws IOException {
        request(company.chance.oneOf(company.customers), now);
    }

    private void request(String customer, Instant now) throws IOException {
        var chance = company.chance;
        var starts = now.plus(chance.between(2, 14 * 24), ChronoUnit.HOURS);
        var ends = starts.plus(chance.around(3 * 24, 60, 4), ChronoUnit.HOURS);
        var vehicleClass = chance.oneOf(CLASSES);
        var window = Map.of("vehicleClass", vehicleClass, "startsAt", starts.toString(), "endsAt", ends.toString());
        var quote = company.done("quote", "rentals", "/v1/quotes", window);
        var booking = company.tried(
                "reserve",
                "rentals",
                "/v1/rentals",
                Map.of(
                        "customerId", customer,
                        "vehicleClass", vehicleClass,
                        "startsAt", starts.toString(),
                        "endsAt", ends.toString(),
                        "quoteId", quote.path("id").asText()));
        if (booking.succeeded()) {
            booked(booking.body(), now, starts);
        }
    }

    private void booked(JsonNode rental, Instant now, Instant starts) {
        var chance = company.chance;
        var id = rental.path("id").asText();
        var customer = rental.path("customerId").asText();
        if (credit.isLeftBy(customer)) {
            company.plan(now.plus(1, ChronoUnit.MINUTES), _ -> credit.spend(customer, id));
        }
        if (chance.of(40)) {
            company.plan(now.plus(2, ChronoUnit.MINUTES), at -> cashier.payBalance(id, at));
        }
        if (chance.of(CANCELLED_PERCENT)) {
            var notice = Duration.between(now, starts).dividedBy(chance.between(2, 20));
            company.plan(starts.minus(notice), at -> cancel(id, at));
        } else if (chance.of(NO_SHOW_PERCENT)) {
            company.plan(starts.plus(5, ChronoUnit.HOURS), at -> noShow(id, at));
        } else {
            company.plan(starts.plus(chance.between(0, 90), ChronoUnit.MINUTES), at -> handOver(id, at));
        }
    }

    private void cancel(String id, Instant now) throws IOException {
        company.tried("cancel", "rentals", path(id, "cancel"), Map.of("reason", "Plans have changed"));
        company.plan(now.plus(1, ChronoUnit.DAYS), at -> settle(id, at));
    }

    private void noShow(String id, Instant now) throws IOException {
        company.tried("no-show", "rentals", path(id, "no-show"), Map.of());
        company.plan(now.plus(1, ChronoUnit.DAYS), at -> settle(id, at));
    }

    /** Nobody drives: there is a fee to pay, or something to give back. Who leaves it comes again soon. */
    private void settle(String id, Instant now) throws IOException {
        if (credit.settle(id)) {
            var customer = rental(id).path("customerId").asText();
            company.plan(now.plus(company.chance.between(1, 5 * 24), ChronoUnit.HOURS), at -> request(customer, at));
        } else if (Company.minor(company.invoice(id), "due") > 0) {
            cashier.bill(id, now);
        }
    }

    private void handOver(String id, Instant now) throws IOException {
        var vehicle = rental(id).path("vehicleId").asText();
        var km = company.drive(vehicle, company.chance.between(0, 3));
        var activation = company.tried("activate", "rentals", path(id, "activate"), Map.of("odometerKm", km));
        if (activation.succeeded()) {
            gone(activation.body(), now);
        } else if (!moved(id, now)) {
            cancel(id, now);
        }
    }

    /** The vehicle cannot be had: another one of its class. */
    private boolean moved(String id, Instant now) throws IOException {
        var rental = rental(id);
        var free = company.api.get(
                "rentals",
                "/v1/availability?limit=1&vehicleClass=%s&from=%s&to=%s"
                        .formatted(
                                rental.path("vehicleClass").asText(),
                                now,
                                rental.path("endsAt").asText()));
        var vehicle = free.path("items").path(0).path("vehicleId").asText();
        if (vehicle.isEmpty()
                || !company.tried("reassign", "rentals", path(id, "reassign"), Map.of("vehicleId", vehicle))
                        .succeeded()) {
            return false;
        }
        var activation = company.tried(
                "activate",
                "rentals",
                path(id, "activate"),
                Map.of("odometerKm", company.drive(vehicle, company.chance.between(0, 3))));
        if (activation.succeeded()) {
            gone(activation.body(), now);
        }
        return activation.succeeded();
    }

    private void gone(JsonNode rental, Instant now) throws IOException {
        deposits.take(rental);
        var chance = company.chance;
        var id = rental.path("id").asText();
        var ends = Instant.parse(rental.path("endsAt").asText());
        if (chance.of(EXTENDED_PERCENT)) {
            company.plan(now.plus(2, ChronoUnit.HOURS), at -> extend(id, ends.plus(1, ChronoUnit.DAYS)));
        }
        var back = chance.of(LATE_PERCENT)
                ? ends.plus(chance.between(10, 30 * 60), ChronoUnit.MINUTES)
                : ends.minus(chance.between(0, 180), ChronoUnit.MINUTES);
        company.plan(back.isAfter(now) ? back : now.plus(1, ChronoUnit.HOURS), at -> takeBack(id, now, at));
    }

    private void extend(String id, Instant ends) throws IOException {
        company.tried("extend", "rentals", path(id, "extend"), Map.of("endsAt", ends.toString()));
    }

    private void takeBack(String id, Instant since, Instant now) throws IOException {
        var chance = company.chance;
        var vehicle = rental(id).path("vehicleId").asText();
        var hours = (int) Duration.between(since, now).toHours() + 1;
        var km = company.drive(vehicle, chance.around(9 * hours, 4 * hours, 1));
        var damaged = chance.of(DAMAGED_PERCENT);
        var damages = damaged
                ? List.of(Map.of(
                        "description", "Bumper scratched", "amount", Company.money(chance.between(90, 900) * 100L)))
                : List.of();
        var completed =
                company.done("complete", "rentals", path(id, "complete"), Map.of("odometerKm", km, "damages", damages));
        deposits.settle(completed, now);
        if (damaged) {
            garage.repair(vehicle, now);
        }
        cashier.bill(id, now);
    }

    private JsonNode rental(String id) throws IOException {
        return company.api.get("rentals", "/v1/rentals/" + id);
    }

    private static String path(String rental, String action) {
        return "/v1/rentals/" + rental + "/" + action;
    }
}
