package org.fleetrental.local.cli;

import static org.fleetrental.local.cli.LetterText.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.fleetrental.local.LocalTokens;
import org.fleetrental.local.Ports;
import org.fleetrental.local.SystemService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the ledger with what rentals-service says, for the rentals that changed in some days, day by day,",
            "and lists what differs. For every day, by a scheduler: nothing in the system starts it."
        },
        footer = {"", "Exit code 1 if something differs, or could not be compared."})
final class ReconcileCommand implements Callable<Integer> {

    /** Where the token is, for a system that does not run here. Its role is accountant. */
    static final String TOKEN = "FLEET_ACCOUNTANT_TOKEN";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int DAYS_MAX = 366;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Option(names = "--from", paramLabel = "DAY", description = "As 2026-11-24 (default: a week ago).")
    private LocalDate from = LocalDate.now(ZoneOffset.UTC).minusDays(7);

    @Option(names = "--to", paramLabel = "DAY", description = "That day included (default: today).")
    private LocalDate to = LocalDate.now(ZoneOffset.UTC);

    @Option(
            names = "--accounting",
            paramLabel = "URL",
            description = "Of accounting-service, if it does not run here; with a token in " + TOKEN + ".")
    private @Nullable URI accounting;

    private final Map<String, String> environment;

    ReconcileCommand() {
        this(System.getenv());
    }

    ReconcileCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        if (to.isBefore(from) || to.isAfter(from.plusDays(DAYS_MAX))) {
            throw new IOException("--to: not before --from, and " + DAYS_MAX + " days later at most");
        }
        long rentals = 0;
        long differences = 0;
        boolean complete = true;
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            var compared = compare(day);
            rentals += compared.path("rentals").asLong();
            differences += compared.path("differences").size();
            complete &= compared.path("complete").asBoolean();
            tell(day, compared);
        }
        System.out.printf(
                "%d changes of rentals compared, from %s to %s: %d differences%n", rentals, from, to, differences);
        return differences == 0 && complete ? 0 : 1;
    }

    private static void tell(LocalDate day, JsonNode compared) {
        for (var difference : compared.path("differences")) {
            System.out.printf(
                    "%s  %s %s expected %s, found %s%s: %s%n",
                    day,
                    text(difference, "kind"),
                    text(difference, "rentalId"),
                    difference.at("/expected/amountMinor").asText("-"),
                    difference.at("/found/amountMinor").asText("-"),
                    difference.path("settling").asBoolean() ? " (may be on its way)" : "",
                    text(difference, "detail"));
        }
        if (!compared.path("complete").asBoolean()) {
            System.out.println(day + "  has more than one answer takes: ask for parts of the day by the API");
        }
    }

    private JsonNode compare(LocalDate day) throws IOException {
        var place = accounting == null
                ? URI.create(
                        "http://" + Ports.HOST + ":" + Supervisor.here().ports().service(SystemService.ACCOUNTING))
                : accounting;
        var request = HttpRequest.newBuilder(URI.create(place + "/v1/reconciliation?from=%s&to=%s".formatted(day, day)))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token())
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(
                        "accounting-service answers " + answer.statusCode() + " for " + day + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        }
    }

    private String token() throws IOException {
        if (accounting == null) {
            return LocalTokens.in(Supervisor.here().keys()).token("reconciliation", PATIENCE, "accountant");
        }
        var token = environment.getOrDefault(TOKEN, "");
        if (token.isBlank()) {
            throw new IOException(TOKEN + " is not set");
        }
        return token.strip();
    }
}
