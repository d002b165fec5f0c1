package org.fleetrental.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One rental of 100.00: 40.00 paid, 10.00 of it gone back; of a deposit of 50.00 20.00 were applied; 15.00 are written
 * off. Each test has one place say something else.
 */
class BooksCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Season.Plan PLAN = new Season.Plan(Instant.parse("2026-03-01T00:00:00Z"), 10, 1, 1);

    private final Map<String, String> answers = new HashMap<>(Map.of(
            "/v1/invoices/r", invoice(5_000, 3_500, 3_000),
            "/v1/customers/c/statement", """
            {"balances": [{"closing": {"amountMinor": 3500}}]}""",
            "/v1/reports/receivables-aging", """
            {"totals": [{"total": {"amountMinor": 3500}}]}""",
            "/v1/deposits/d", """
            {"held": {"amountMinor": 3000}}""",
            "/v1/ledger/rebuild", """
            {"differences": []}"""));
    private final Map<String, Long> balances = new HashMap<>(
            Map.of("1000", 3_000L, "1010", 5_000L, "1200", 3_500L, "2500", -3_000L, "4000", -10_000L, "5100", 1_500L));
    private HttpServer server;
    private Company company;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var answer = answers.get(exchange.getRequestURI().getPath()).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            try (var body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        server.start();
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        company = new Company(new Api(_ -> url, "token"), new Chance(1), new Timeline(PLAN.ends()));
        var notebook = company.notebook;
        notebook.paid(4_000);
        notebook.wentBack(1_000);
        notebook.captured(5_000);
        notebook.applied(2_000);
        notebook.wroteOff(1_500);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void booksThatFitTogetherHaveNoViolation() throws IOException {
        var books = books();

        assertThat(books.balanced()).isEmpty();
        assertThat(books.money()).isEmpty();
        assertThat(books.invoices(rental("PARTIALLY_PAID"))).isEmpty();
        assertThat(books.customers()).isEmpty();
        assertThat(books.deposits(List.of("d"))).isEmpty();
        assertThat(books.losses()).isEmpty();
        assertThat(books.madeAnew()).isEmpty();
    }

    @Test
    void moneyThatNobodyTookIsTold() throws IOException {
        balances.put("1010", 5_001L);

        assertThat(books().balanced()).containsExactly("debits less credits: 1, and not 0");
        assertThat(books().money()).containsExactly("the money: 8001, and not 8000");
    }

    @Test
    void aRentalThatIsNotWhatItsInvoiceSaysIsTold() throws IOException {
        answers.put("/v1/invoices/r", invoice(5_001, 3_499, 3_000));

        assertThat(books().invoices(rental("PARTIALLY_PAID")))
                .containsExactly(
                        "the balance of rental r: 3500, and not 3499",
                        "what is paid of rental r: 5000, and not 5001",
                        "receivables less credit: 3500, and not 3499");
    }

    @Test
    void aRentalIsNotPaidBecauseTheRestWasWrittenOff() throws IOException {
        assertThat(books().invoices(rental("PAID"))).containsExactly("rental r is PAID with 5000 paid of 10000");
    }

    @Test
    void aDepositThatIsHeldInOnePlaceOnlyIsTold() throws IOException {
        var books = books();
        answers.put("/v1/invoices/r", invoice(5_000, 3_500, 2_000));
        books.invoices(rental("PARTIALLY_PAID"));

        assertThat(books.deposits(List.of()))
                .containsExactly(
                        "what the invoices say is held: 2000, and not 3000",
                        "what is held of the deposits that are open: 0, and not 3000");
    }

    @Test
    void whatStatementsAndAgesSayOtherwiseIsTold() throws IOException {
        answers.put("/v1/customers/c/statement", "{\"balances\": []}");
        answers.put("/v1/reports/receivables-aging", "{\"totals\": []}");
        var books = books();
        books.invoices(rental("PARTIALLY_PAID"));

        assertThat(books.customers())
                .containsExactly("the statement of customer c: 0, and not 3500", "receivables by age: 0, and not 3500");
    }

    @Test
    void lossesAndDifferencesAreTold() throws IOException {
        balances.put("5100", 1_400L);
        balances.put("2310", -7L);
        answers.put("/v1/ledger/rebuild", "{\"differences\": [{\"kind\": \"MISSING\"}]}");

        assertThat(books().losses())
                .containsExactly("bad debts: 1400, and not 1500", "credit between two rentals: -7, and not 0");
        assertThat(books().madeAnew()).containsExactly("{\"kind\":\"MISSING\"}");
    }

    private BooksCheck books() {
        var trialBalance = JSON.createObjectNode();
        var lines = trialBalance.putArray("lines");
        balances.forEach((account, balance) -> {
            var line = lines.addObject().put("account", account);
            line.putObject("debit").put("amountMinor", Math.max(balance, 0));
            line.putObject("credit").put("amountMinor", Math.max(-balance, 0));
        });
        return new BooksCheck(company, PLAN, trialBalance);
    }

    private static List<JsonNode> rental(String paymentStatus) throws IOException {
        return List.of(JSON.readTree("""
                {"id": "r", "customerId": "c", "paymentStatus": "%s", "balance": {"amountMinor": 3500},
                 "paid": {"amountMinor": 5000}}""".formatted(paymentStatus)));
    }

    private static String invoice(long paid, long due, long held) {
        return """
                {"total": {"amountMinor": 10000}, "paid": {"amountMinor": %d}, "due": {"amountMinor": %d},
                 "depositHeld": {"amountMinor": %d}}""".formatted(paid, due, held);
    }
}
