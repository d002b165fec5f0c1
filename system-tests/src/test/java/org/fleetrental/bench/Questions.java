package org.fleetrental.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What people at a rental company ask, the same at every scale. */
final class Questions {

    /** Reads six rows, whatever the scale: what else has changed between the sizes shows here. */
    static final String CONTROL = "rate cards (does not grow)";

    private static final int PAGE = 50;

    private final Workbench bench;
    private final Scale scale;
    private final List<Question> all = new ArrayList<>();

    private Questions(Workbench bench, Scale scale) {
        this.bench = bench;
        this.scale = scale;
    }

    static List<Question> of(Workbench bench, Scale scale) throws Exception {
        var questions = new Questions(bench, scale);
        questions.all.add(new Question(CONTROL, "rentals", "/v1/rate-cards", List.of(), _ -> List.of(), "rate_card"));
        questions.askForVehicles();
        questions.askForRentals();
        questions.askForBalances();
        questions.askForEntries();
        questions.askForCharges();
        return questions.all;
    }

    /** A day on which four of seven vehicles are free, and four days for which one of seven is. */
    private void askForVehicles() throws Exception {
        free(
                "free for a day, of a class, 5",
                1,
                "&vehicleClass=STANDARD&limit=5",
                "v % 7 between 2 and 5 and v % 6 = 2 limit 5");
        free("free for a day, of any class, 20", 1, "&limit=20", "v % 7 between 2 and 5 limit 20");
        free("free for four days, of any class, 10", 4, "&limit=10", "v % 7 = 5 limit 10");
    }

    private void free(String what, int days, String filter, String free) throws Exception {
        var path = bench.text("""
                select '/v1/availability?from=' || (today + 8) || 'T00:00:00Z&to=' || (today + 8 + %d) || 'T00:00:00Z'
                from bench.day
                """.formatted(days)) + filter;
        var condition = free.replace(" limit", " order by 1 limit");
        var expected = bench.texts("select bench.vehicle(v)::text from generate_series(0::bigint, %d) as v where "
                        .formatted(scale.vehicles() - 1)
                + condition);
        all.add(new Question(what, "rentals", path, expected, items("vehicleId"), "from vehicle"));
    }

    private void askForRentals() throws Exception {
        int middle = scale.vehicles() / 2;
        rentals("rentals, first page", "", 0, null);
        rentals("rentals, page in the middle", "", 50, rental(middle, 50));
        rentals("rentals, last page", "", 99, rental(scale.vehicles() - 1 - PAGE, 99));
        rentals("rentals that lie ahead, page in the middle", "state=RESERVED&", 97, rental(middle, 97));
        var customer = bench.text("select bench.customer(%d)".formatted(middle * 10 + 5));
        var expected = bench.texts("""
                select bench.rental(today, %d, k)::text from bench.day, generate_series(50, 59) as k order by 1
                """.formatted(middle));
        all.add(new Question(
                "rentals of a customer",
                "rentals",
                "/v1/rentals?customerId=" + customer,
                expected,
                items("id"),
                "from rental"));
        askForRentalsOfATime();
    }

    /** A day in the middle of the history, on which three of seven vehicles are out; and all that is not over yet. */
    private void askForRentalsOfATime() throws Exception {
        var day = bench.text("select today + (50 - 95) * 7 + 3 from bench.day");
        var next = bench.text("select today + (50 - 95) * 7 + 4 from bench.day");
        var time = "from=%sT00:00:00Z&to=%sT00:00:00Z&".formatted(day, next);
        rentalsOfATime("rentals of a day, first page", time, day, next, null);
        int longestOut = Math.min(7 * PAGE + 1, (scale.vehicles() - 2) / 7 * 7 + 1);
        rentalsOfATime("rentals of a day, last page", time, day, next, rental(longestOut, 50));
        var today = bench.text("select today from bench.day");
        var open = "from=%sT00:00:00Z&".formatted(today);
        rentalsOfATime("rentals that are not over, first page", open, today, "infinity", null);
        var middle = rental(scale.vehicles() / 2, 97);
        rentalsOfATime("rentals that are not over, page in the middle", open, today, "infinity", middle);
    }

    private void rentalsOfATime(String what, String filter, String from, String to, @Nullable String cursor)
            throws Exception {
        var behind = cursor == null
                ? ""
                : "and (starts, rental) < (select starts, rental from made where rental = '%s')".formatted(cursor);
        var expected = bench.texts("""
                with made as (
                    select starts, bench.rental(today, v, k) as rental
                    from bench.day, generate_series(0::bigint, %d) as v, generate_series(0, 99) as k,
                        lateral (select bench.starts(today, v, k) at time zone 'UTC' as starts) as begun
                    where starts < '%s'::date and starts > '%s'::date - 3)
                select rental::text from made where true %s order by starts desc, rental desc limit %d
                """.formatted(scale.vehicles() - 1, to, from, behind, PAGE));
        var path = "/v1/rentals?" + filter + (cursor == null ? "" : "cursor=" + cursor);
        all.add(new Question(what, "rentals", path, expected, items("id"), "from rental"));
    }

    private String rental(int vehicle, int number) throws Exception {
        return bench.text("select bench.rental(today, %d, %d) from bench.day".formatted(vehicle, number));
    }

    /** @param number which of its rentals each vehicle has where the page begins */
    private void rentals(String what, String filter, int number, @Nullable String cursor) throws Exception {
        var behind = cursor == null ? "" : "where rental > '" + cursor + "'";
        var expected = bench.texts("""
                select rental::text from bench.day, generate_series(0::bigint, %d) as v, generate_series(%d, least(%d, 99)) as k,
                    lateral (select bench.rental(today, v, k) as rental) as made %s order by 1 limit %d
                """.formatted(scale.vehicles() - 1, number, number + 1, behind, PAGE));
        var path = "/v1/rentals?" + filter + (cursor == null ? "" : "cursor=" + cursor);
        all.add(new Question(what, "rentals", path, expected, items("id"), "from rental"));
    }

    private void askForBalances() throws Exception {
        all.add(new Question(
                "all accounts with their balances",
                "accounting",
                "/v1/accounts",
                bench.texts(net(0, "case code when '1200' then net else -net end")),
                Questions::balances,
                "account_total"));
        trialBalance("trial balance of today", 0, 0);
        trialBalance("trial balance of five days ago", 5, 4_001);
    }

    /** @param from the first entry that had been booked by then; time goes back as they are counted */
    private void trialBalance(String what, int daysAgo, int from) throws Exception {
        var day = bench.text("select today - %d from bench.day".formatted(daysAgo));
        all.add(new Question(
                what,
                "accounting",
                "/v1/reports/trial-balance?asOf=" + day,
                bench.texts(net(from, "greatest(net, 0) || ' ' || greatest(-net, 0)")),
                Questions::trialBalanceLines,
                "account_total"));
    }

    private String net(int from, String figures) {
        return """
                select code || ' ' || currency || ' ' || %s from (
                    select account_code as code, currency, sum(debit_minor) - sum(credit_minor) as net
                    from generate_series(%d::bigint, %d) as e, %s, %s group by account_code, currency) as held
                order by code, currency
                """.formatted(figures, from, scale.entries() - 1, LedgerHistory.AMOUNTS, LedgerHistory.LINES);
    }

    private void askForEntries() throws Exception {
        int end = scale.entries();
        int middle = end / 2;
        var journal = "/v1/journal-entries?";
        entries("journal, first page", journal, end - PAGE, end - 1, 1);
        entries("journal, page in the middle", journal + cursor("entry", middle), middle - PAGE, middle - 1, 1);
        entries("journal, last page", journal + cursor("entry", PAGE), 0, PAGE - 1, 1);
        var day = bench.text("select today - 5 from bench.day");
        entries("journal of one day", journal + "from=" + day + "&to=" + day, 5_001 - PAGE, 5_000, 1);
        var busy = "/v1/accounts/1200/entries?";
        entries("entries of an account, first page", busy, end - PAGE, end - 1, 1);
        entries("entries of an account, in the middle", busy + cursor("entry", middle), middle - PAGE, middle - 1, 1);
        var rare = "/v1/accounts/4300/entries?limit=10&";
        entries("entries of a rare account, first 10", rare, end - 1_000, end - 100, 100);
        entries(
                "entries of a rare account, in the middle",
                rare + cursor("entry", middle),
                middle - 1_000,
                middle - 100,
                100);
    }

    private void askForCharges() throws Exception {
        int end = scale.charges();
        int middle = end / 2;
        charges("charges, first page", "", end - PAGE, end - 1);
        charges("charges, page in the middle", cursor("charge", middle), middle - PAGE, middle - 1);
        charges("charges, last page", cursor("charge", PAGE), 0, PAGE - 1);
        var customer = bench.text("select bench.customer(%d)".formatted(middle / 20));
        charges("charges of a customer", "customerId=" + customer, middle, middle + 19);
    }

    private String cursor(String kind, int number) throws Exception {
        return "cursor=" + bench.text("select bench.%s(today, %d) from bench.day".formatted(kind, number));
    }

    private void entries(String what, String path, int from, int to, int step) throws Exception {
        all.add(new Question(
                what, "accounting", path, expected("entry", from, to, step), items("id"), "from journal_entry"));
    }

    private void charges(String what, String filter, int from, int to) throws Exception {
        all.add(new Question(
                what,
                "accounting",
                "/v1/charges?" + filter,
                expected("charge", from, to, 1),
                items("id"),
                "from charge"));
    }

    private List<String> expected(String kind, int from, int to, int step) throws Exception {
        return bench.texts("""
                select bench.%s(today, number)::text from bench.day, generate_series(%d, %d, %d) as number order by 1
                """.formatted(kind, from, to, step));
    }

    private static Function<JsonNode, List<String>> items(String field) {
        return answer -> stream(answer.path("items"))
                .map(item -> item.path(field).asText())
                .toList();
    }

    private static List<String> balances(JsonNode answer) {
        return stream(answer.path("items"))
                .flatMap(account -> stream(account.path("balances"))
                        .map(held -> account.path("code").asText() + " "
                                + held.path("currency").asText() + " "
                                + held.path("amountMinor").asText()))
                .toList();
    }

    private static List<String> trialBalanceLines(JsonNode answer) {
        return stream(answer.path("lines"))
                .map(line -> line.path("account").asText() + " "
                        + line.at("/debit/currency").asText() + " "
                        + line.at("/debit/amountMinor").asText() + " "
                        + line.at("/credit/amountMinor").asText())
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
