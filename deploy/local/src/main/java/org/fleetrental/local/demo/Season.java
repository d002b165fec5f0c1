package org.fleetrental.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Some months of a rental company, played through the public APIs in simulated time: customers come and do not come,
 * leave deposits, bring vehicles back late and damaged, pay, overpay, dispute what they have paid and do not pay;
 * vehicles are repaired and looked after; months are closed, and old debts written off. The same seed makes the same
 * story, as far as the services' answers do not hang on the order in which events arrive.
 */
public final class Season {

    private static final int CUSTOMERS_PER_VEHICLE = 3;
    private static final int DAYS_UNTIL_A_MONTH_IS_CLOSED = 3;

    private final Plan plan;
    private final Company company;
    private final RentalDesk desk;
    private final Deposits deposits;
    private final Accountant accountant;
    private final Garage garage;
    private final Settling settling;
    private final Consumer<Instant> clock;
    private final PrintStream out;

    /**
     * @param begins midnight UTC
     * @param days 1 to 366
     * @param vehicles 1 to 2,000
     */
    public record Plan(Instant begins, int days, int vehicles, long seed) {

        Instant ends() {
            return begins.plus(days, ChronoUnit.DAYS);
        }

        LocalDate lastDay() {
            return ends().atZone(ZoneOffset.UTC).toLocalDate();
        }
    }

    private Season(Plan plan, Api api, Consumer<Instant> clock, PrintStream out) {
        this.plan = plan;
        this.company = new Company(api, new Chance(plan.seed()), new Timeline(plan.ends()));
        this.garage = new Garage(company);
        var payments = new Payments(company);
        var credit = new Credit(company, payments);
        var cashier = new Cashier(company, payments, credit);
        this.deposits = new Deposits(company);
        this.desk = new RentalDesk(company, cashier, credit, deposits, garage);
        this.accountant = new Accountant(company, cashier);
        this.settling = new Settling(api);
        this.clock = clock;
        this.out = out;
    }

    /**
     * Plays it, and looks whether the books and the calendars are right in the end.
     *
     * @param baseUrl of a service, by its short name
     * @param token with all roles but customer
     * @param clock sets the time of all services
     * @return whether all is right
     * @throws IOException if a service cannot be reached, or refuses what it must not
     */
    public static boolean play(
            Plan plan, Function<String, URI> baseUrl, String token, Consumer<Instant> clock, PrintStream out)
            throws IOException {
        var season = new Season(plan, new Api(baseUrl, token), clock, out);
        season.open();
        season.run();
        season.clock.accept(plan.ends());
        season.settling.await();
        season.company.counts().forEach((what, count) -> out.printf("%,9d  %s%n", count, what));
        return new ClosingCheck(season.company, season.deposits, plan, out).passes();
    }

    private void open() throws IOException {
        clock.accept(plan.begins());
        int year = plan.begins().atZone(ZoneOffset.UTC).getYear();
        for (int number = 1; number <= plan.vehicles(); number++) {
            var vehicle = Models.buy(company.chance, number, year);
            var bought = company.done("register vehicle", "fleet", "/v1/vehicles", vehicle);
            company.bought(bought.path("id").asText(), bought.path("odometerKm").asInt());
        }
        for (int number = 1; number <= plan.vehicles() * CUSTOMERS_PER_VEHICLE; number++) {
            company.customers.add(customer(number));
        }
        garage.plan();
        settling.await();
        for (int day = 0; day < plan.days(); day++) {
            planDay(plan.begins().plus(day, ChronoUnit.DAYS), day);
        }
    }

    private void planDay(Instant day, int number) {
        var season = 0.8 + 0.4 * Math.sin(Math.PI * number / plan.days());
        company.plan(day, now -> desk.open(now, season, plan.vehicles()));
        if (number % 7 == 0) {
            company.plan(day.plus(7, ChronoUnit.HOURS), garage::lookAhead);
            company.plan(day.plus(9, ChronoUnit.HOURS), accountant::lookBack);
        }
        var date = day.atZone(ZoneOffset.UTC).toLocalDate();
        if (date.getDayOfMonth() == DAYS_UNTIL_A_MONTH_IS_CLOSED) {
            company.plan(
                    day.plus(8, ChronoUnit.HOURS),
                    _ -> close(YearMonth.from(date).minusMonths(1)));
        }
    }

    private void close(YearMonth month) throws IOException {
        company.tried("close month", "accounting", "/v1/periods/" + month + "/close", Map.of());
    }

    private void run() throws IOException {
        var today = LocalDate.EPOCH;
        for (var next = company.timeline.next(); next.isPresent(); next = company.timeline.next()) {
            var moment = next.get();
            var date = moment.at().atZone(ZoneOffset.UTC).toLocalDate();
            if (!date.equals(today)) {
                settling.await();
                tell(date);
                today = date;
            }
            clock.accept(moment.at());
            moment.step().happen(moment.at());
        }
    }

    private void tell(LocalDate date) {
        if (ChronoUnit.DAYS.between(plan.begins().atZone(ZoneOffset.UTC).toLocalDate(), date) % 7 == 0) {
            var counts = company.counts();
            out.printf(
                    "%s  %,6d reserved, %,6d handed over, %,6d taken back, %,6d payments, %,4d jobs done%n",
                    date,
                    counts.getOrDefault("reserve", 0),
                    counts.getOrDefault("activate", 0),
                    counts.getOrDefault("complete", 0),
                    counts.getOrDefault("pay", 0),
                    counts.getOrDefault("complete job", 0));
        }
    }

    private String customer(int number) throws IOException {
        var expires = plan.ends().plus(Duration.ofDays(company.chance.between(60, 3_000)));
        var customer = company.done(
                "register customer",
                "rentals",
                "/v1/customers",
                Map.of(
                        "fullName", "Customer " + number,
                        "email", "customer-%d@example.com".formatted(number),
                        "driverLicenseNumber", "D-%07d".formatted(number),
                        "driverLicenseExpiresOn",
                                expires.atZone(ZoneOffset.UTC).toLocalDate().toString()));
        return customer.path("id").asText();
    }
}
