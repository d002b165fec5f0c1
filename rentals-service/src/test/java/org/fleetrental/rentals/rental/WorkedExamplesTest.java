package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fleetrental.http.Money;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.pricing.PricedLine;
import org.fleetrental.rentals.pricing.Terms;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Prices that a bookkeeper has worked out by hand, on the rate cards beside them. What the program says is no source
 * for a new one: the last column says how it is worked out.
 */
class WorkedExamplesTest {

    private static final Map<String, Card> CARDS =
            rows("/worked-rate-cards.csv").map(Card::of).collect(Collectors.toMap(Card::name, Function.identity()));

    /** A rate card, in amounts as people write them. */
    private record Card(String name, Currency currency, Terms terms) {

        static Card of(String[] cells) {
            var currency = Currency.getInstance(cells[1]);
            return new Card(
                    cells[0],
                    currency,
                    new Terms(
                            cells[1],
                            minor(cells[2], currency),
                            Integer.parseInt(cells[3]),
                            minor(cells[4], currency),
                            minor(cells[5], currency),
                            minor(cells[6], currency),
                            Integer.parseInt(cells[7]),
                            minor(cells[8], currency),
                            0,
                            new BigDecimal(cells[9]).movePointRight(2).intValueExact()));
        }

        static long minor(String amount, Currency currency) {
            return new BigDecimal(amount)
                    .movePointRight(currency.getDefaultFractionDigits())
                    .longValueExact();
        }

        String written(long minor) {
            return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits())
                    .toPlainString();
        }

        String written(PricedLine line) {
            return "%s %d x %s = %s tax %s"
                    .formatted(
                            line.kind(),
                            line.quantity(),
                            written(line.unitPrice()),
                            written(line.net()),
                            written(line.tax()));
        }
    }

    /** One line of the table: what was agreed, what became of it, and what it costs. */
    private record Example(
            String number,
            Card card,
            Window window,
            String extendedTo,
            String then,
            String at,
            String km,
            String damages,
            String lines,
            String net,
            String tax,
            String gross,
            String how) {

        static Example of(String[] cells) {
            return new Example(
                    cells[0],
                    Objects.requireNonNull(CARDS.get(cells[1]), cells[1]),
                    new Window(Instant.parse(cells[2]), Instant.parse(cells[3])),
                    cells[4],
                    cells[5],
                    cells[6],
                    cells[7],
                    cells[8],
                    cells[9],
                    cells[10],
                    cells[11],
                    cells[12],
                    cells[13]);
        }

        Rental rental() {
            var booked = window.startsAt().minus(Duration.ofDays(90));
            var rental = Rental.reserve(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    VehicleClass.STANDARD,
                    window,
                    card.terms().offer(window.length()),
                    booked);
            if (!extendedTo.isEmpty()) {
                assertThat(rental.extend(Instant.parse(extendedTo), booked)).isEmpty();
            }
            switch (then) {
                case "" -> {}
                case "RETURN" -> takeBack(rental, Instant.parse(at));
                case "CANCEL" ->
                    assertThat(rental.cancel("example", Instant.parse(at))).isEmpty();
                case "NO_SHOW" ->
                    assertThat(rental.noShow(Duration.ZERO, Instant.parse(at))).isEmpty();
                default -> throw new IllegalArgumentException(then);
            }
            return rental;
        }

        private void takeBack(Rental rental, Instant returnedAt) {
            assertThat(rental.activate(10_000, window.startsAt())).isEmpty();
            var found = Arrays.stream(damages.split(" "))
                    .filter(amount -> !amount.isEmpty())
                    .map(amount -> new Damage(
                            "Damage",
                            new Money(
                                    Card.minor(amount, card.currency()),
                                    card.currency().getCurrencyCode())))
                    .toList();
            assertThat(rental.complete(10_000 + Integer.parseInt(km), returnedAt, found, returnedAt))
                    .isEmpty();
        }

        @Override
        public String toString() {
            return number + ": " + how;
        }
    }

    static List<Example> examples() {
        return rows("/worked-examples.csv").map(Example::of).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aRentalCostsWhatABookkeeperSays(Example example) {
        var rental = example.rental();
        var card = example.card();
        assertThat(rental.lines().stream().map(card::written).collect(Collectors.joining(" / ")))
                .isEqualTo(example.lines());
        assertThat(card.written(rental.net())).isEqualTo(example.net());
        assertThat(card.written(rental.tax())).isEqualTo(example.tax());
        assertThat(card.written(rental.total())).isEqualTo(example.gross());
    }

    private static Stream<String[]> rows(String resource) {
        try (var file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WorkedExamplesTest.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return file.lines().skip(1).map(line -> line.split(";", -1)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
