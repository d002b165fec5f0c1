package org.fleetrental.rentals.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.cancel;
import static org.fleetrental.rentals.RentalsApi.customer;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.idOf;
import static org.fleetrental.rentals.RentalsApi.problem;
import static org.fleetrental.rentals.RentalsApi.reservation;
import static org.fleetrental.rentals.RentalsApi.reserve;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class QuoteApiTest {

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    @Inject
    ExpiredQuotes expiredQuotes;

    @Inject
    AgroalDataSource dataSource;

    private UUID customer;

    @BeforeEach
    void registerCustomer() {
        customer = customer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "mechanic", "accountant", "fleet-manager", "operator", "admin"})
    void aQuoteShowsItsPriceLineByLineToEverybody(String role) {
        var quote = as(role).body(window("SUV", 1, 4)).post("/v1/quotes").then();
        var id = idOf(quote);
        quote.header("Location", endsWith("/v1/quotes/" + id))
                .body("vehicleClass", equalTo("SUV"))
                .body("vehicleId", nullValue())
                .body("lines.kind", contains("RENTAL"))
                .body("lines[0].quantity", is(3))
                .body("lines[0].net.amountMinor", is(23_700))
                .body("lines[0].tax.amountMinor", is(4_503))
                .body("total.amountMinor", is(28_203))
                .body("deposit.amountMinor", is(50_000))
                .body("deposit.currency", equalTo("EUR"));
        var quotedAt = Instant.parse(quote.extract().path("quotedAt"));
        assertThat(Instant.parse(quote.extract().path("expiresAt"))).isEqualTo(quotedAt.plus(Duration.ofMinutes(30)));
        as(role).get("/v1/quotes/" + id).then().statusCode(200).body("total.amountMinor", is(28_203));
    }

    @Test
    void theQuotedPriceHoldsThoughTheRateCardHasChanged() {
        var vehicle = fleet.vehicle(VehicleClass.ECONOMY);
        var quote = quote(window(vehicle, 1, 3)).body("vehicleId", equalTo(vehicle.toString()));
        var line = quote.extract().<String>path("lines[0].id");
        var before = card("ECONOMY");
        var raised = new HashMap<>(before);
        raised.put("pricePerDay", Map.of("amountMinor", 99_999, "currency", "EUR"));
        raised.put("cancellationFee", Map.of("amountMinor", 99_999, "currency", "EUR"));
        put(raised);

        var request = reservation(customer, vehicle, day(1), day(3));
        request.put("quoteId", idOf(quote));
        var rental = reserve(request)
                .statusCode(201)
                .body("lines.id", contains(line))
                .body("lines[0].net.amountMinor", is(7_000))
                .body("deposit.amountMinor", is(20_000));
        put(before);
        cancel(idOf(rental)).body("total.amountMinor", is(2_500 + 475));
    }

    @Test
    void aQuoteOfAClassIsGoodForOneVehicleOfItOnce() {
        fleet.vehicle(VehicleClass.COMPACT);
        var quote = idOf(quote(window("COMPACT", 30, 32)));
        var request = classReservation("COMPACT", 30, 32, quote);
        var rental = idOf(reserve(request).statusCode(201).body("vehicleClass", equalTo("COMPACT")));
        reserve(request)
                .statusCode(409)
                .body("type", equalTo(problem("quote-used")))
                .body("rentalId", equalTo(rental.toString()));
    }

    @Test
    void anExpiredQuoteIsHonouredNoMore() throws SQLException {
        fleet.vehicle(VehicleClass.COMPACT);
        var quote = idOf(quote(window("COMPACT", 40, 42)));
        age(quote, "30 minutes");
        reserve(classReservation("COMPACT", 40, 42, quote))
                .statusCode(409)
                .body("type", equalTo(problem("quote-expired")));
        var request = classReservation("COMPACT", 40, 42, quote);
        request.remove("quoteId");
        reserve(request).statusCode(201);
    }

    @Test
    void aWindowThatHasBegunSinceItWasQuotedCanStillBeHad() throws SQLException {
        var vehicle = fleet.vehicle();
        var start = Instant.now().truncatedTo(ChronoUnit.MICROS).minus(Duration.ofMinutes(20));
        var request = reservation(customer, vehicle, Instant.now(), day(2));
        var quote = idOf(quote(
                Map.of("vehicleId", vehicle, "startsAt", request.get("startsAt"), "endsAt", request.get("endsAt"))));
        age(quote, "20 minutes");
        execute("update quote set starts_at = '%s' where id = '%s'".formatted(start, quote));
        request.put("startsAt", start.toString());
        reserve(request).statusCode(422).body("errors.field", contains("startsAt"));
        request.put("quoteId", quote);
        reserve(request).statusCode(201);
    }

    @Test
    void whatWasNotQuotedIsNotHadAtThatPrice() {
        var vehicle = fleet.vehicle();
        var ofVehicle = idOf(quote(window(vehicle, 1, 3)));
        var ofClass = idOf(quote(window("STANDARD", 1, 3)));

        refused(reservation(customer, fleet.vehicle(), day(1), day(3)), ofVehicle, "vehicleId");
        refused(classReservation("STANDARD", 1, 3, ofVehicle), ofVehicle, "vehicleId");
        refused(reservation(customer, vehicle, day(1), day(3)), ofClass, "vehicleClass");
        refused(classReservation("SUV", 1, 3, ofClass), ofClass, "vehicleClass");
        refused(reservation(customer, vehicle, day(1), day(4)), ofVehicle, "endsAt");
        refused(reservation(customer, vehicle, day(2), day(3)), ofVehicle, "startsAt");
        refused(reservation(customer, vehicle, day(1), day(3)), UUID.randomUUID(), "quoteId");

        var request = reservation(customer, vehicle, day(1), day(3));
        request.put("quoteId", ofVehicle);
        reserve(request).statusCode(201);
    }

    @Test
    void aQuoteThatIsRefusedABookingCanBeTriedAgain() {
        var vehicle = fleet.vehicle();
        var quote = idOf(quote(window(vehicle, 1, 3)));
        var other = idOf(reserve(reservation(customer, vehicle, day(2), day(4))));
        var request = reservation(customer, vehicle, day(1), day(3));
        request.put("quoteId", quote);
        reserve(request).statusCode(409).body("type", equalTo(problem("rental-overlap")));
        cancel(other).statusCode(200);
        reserve(request).statusCode(201);
    }

    @Test
    void whatCannotBeQuotedNamesTheField() {
        expect(window("SUV", 3, 3), "endsAt");
        expect(window("SUV", -2, 3), "startsAt");
        expect(window("SUV", 1, 400), "endsAt");
        expect(window("SUV", 9_000, 9_001), "startsAt");
        expect(Map.of("startsAt", day(1).toString(), "endsAt", day(2).toString()), "vehicleId");
        expect(Map.of("vehicleClass", "SUV", "endsAt", day(2).toString()), "startsAt");
        quote(window(UUID.randomUUID(), 1, 2))
                .statusCode(409)
                .header("Retry-After", "1")
                .body("type", equalTo(problem("vehicle-unknown")));
        var gone = fleet.vehicle();
        events.handle(FleetVehicles.stateChanged(gone, 2, VehicleState.DECOMMISSIONED));
        quote(window(gone, 1, 2)).statusCode(409).body("type", equalTo(problem("vehicle-unavailable")));
        as("agent").get("/v1/quotes/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void quotesThatHaveLongExpiredAreRemovedAndTheirRentalsKeepThePrice() throws SQLException {
        var vehicle = fleet.vehicle();
        var used = idOf(quote(window(vehicle, 1, 3)));
        var request = reservation(customer, vehicle, day(1), day(3));
        request.put("quoteId", used);
        var rental = idOf(reserve(request));
        var recent = idOf(quote(window("SUV", 1, 2)));
        age(used, "25 hours");
        age(recent, "23 hours");
        execute("""
                insert into quote (id, vehicle_class, starts_at, ends_at, currency, price_per_day, included_km_per_day,
                    price_per_extra_km, late_fee_per_hour, cancellation_fee, free_cancellation_hours, no_show_fee,
                    deposit, tax_rate_basis_points, line, quoted_at, expires_at)
                select gen_random_uuid(), vehicle_class, starts_at, ends_at, currency, price_per_day,
                    included_km_per_day, price_per_extra_km, late_fee_per_hour, cancellation_fee,
                    free_cancellation_hours, no_show_fee, deposit, tax_rate_basis_points, line,
                    quoted_at - interval '2 days', expires_at - interval '2 days'
                from quote, generate_series(1, 1100) where id = '%s'""".formatted(recent));

        expiredQuotes.removeAll();
        assertThat(count("select count(*) from quote where expires_at < now() - interval '1 day'"))
                .isZero();
        as("agent").get("/v1/quotes/" + used).then().statusCode(404);
        as("agent").get("/v1/quotes/" + recent).then().statusCode(200);
        as("agent").get("/v1/rentals/" + rental).then().body("lines[0].net.amountMinor", notNullValue());
    }

    private static void refused(Map<String, Object> request, UUID quote, String field) {
        request.put("quoteId", quote);
        reserve(request).statusCode(422).body("errors.field", contains(field));
    }

    private static void expect(Map<String, ?> request, String field) {
        quote(request).statusCode(422).body("errors.field", contains(field));
    }

    private static ValidatableResponse quote(Map<String, ?> request) {
        return as("agent").body(request).post("/v1/quotes").then();
    }

    private static Map<String, Object> window(String vehicleClass, int from, int to) {
        return Map.of("vehicleClass", vehicleClass, "startsAt", day(from).toString(), "endsAt", day(to).toString());
    }

    private static Map<String, Object> window(UUID vehicle, int from, int to) {
        return Map.of("vehicleId", vehicle, "startsAt", day(from).toString(), "endsAt", day(to).toString());
    }

    private Map<String, Object> classReservation(String vehicleClass, int from, int to, UUID quote) {
        var request = new HashMap<>(window(vehicleClass, from, to));
        request.put("customerId", customer);
        request.put("quoteId", quote);
        return request;
    }

    private static Map<String, Object> card(String vehicleClass) {
        return as("fleet-manager")
                .get("/v1/rate-cards")
                .then()
                .extract()
                .path("items.find { it.vehicleClass == '%s' }".formatted(vehicleClass));
    }

    private static void put(Map<String, Object> card) {
        as("fleet-manager")
                .body(Map.of("items", List.of(card)))
                .put("/v1/rate-cards")
                .then()
                .statusCode(200);
    }

    /** As if the quote had been given so long ago. */
    private void age(UUID quote, String by) throws SQLException {
        execute("""
                update quote set quoted_at = quoted_at - interval '%1$s', expires_at = expires_at - interval '%1$s'
                where id = '%2$s'""".formatted(by, quote));
    }

    private long count(String query) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.createStatement();
                var row = select.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.createStatement()) {
            update.execute(statement);
        }
    }
}
