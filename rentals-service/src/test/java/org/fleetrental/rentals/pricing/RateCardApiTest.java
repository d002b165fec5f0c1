package org.fleetrental.rentals.pricing;

import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RateCardApiTest {

    @Inject
    FleetVehicles fleet;

    @Test
    void everyClassHasACardFromTheStart() {
        cards().body(
                        "items.vehicleClass",
                        containsInAnyOrder("ECONOMY", "COMPACT", "STANDARD", "SUV", "LUXURY", "VAN"));
        as("agent").get("/v1/rate-cards").then().statusCode(403);
        as("agent")
                .body(Map.of("items", List.of()))
                .put("/v1/rate-cards")
                .then()
                .statusCode(403);
    }

    @Test
    void aNewCardPricesWhatIsBookedFromThenOnAndNothingThatWasBefore() {
        var before = cards().extract().<Map<String, Object>>path("items.find { it.vehicleClass == 'COMPACT' }");
        var vehicle = fleet.vehicle(VehicleClass.COMPACT);
        var cheap = reserved(vehicle, day(1), day(2));
        var raised = new HashMap<>(before);
        raised.put("pricePerDay", Map.of("amountMinor", 999_99, "currency", "EUR"));

        put(raised).statusCode(200);
        rental(cheap).body("lines[0].net.amountMinor", is(4_200));
        rental(reserved(vehicle, day(2), day(3))).body("lines[0].net.amountMinor", is(999_99));
        put(before).statusCode(200);
    }

    @Test
    void aCardHasADepositOrNone() {
        var card = cards().extract().<Map<String, Object>>path("items.find { it.vehicleClass == 'VAN' }");
        var without = new HashMap<>(card);
        without.remove("deposit");
        put(without).statusCode(200).body(ofVans("deposit.amountMinor"), is(0));
        put(card).statusCode(200).body(ofVans("deposit.amountMinor"), is(50_000));
        rental(reserved(fleet.vehicle(VehicleClass.VAN), day(1), day(2)))
                .body("deposit.amountMinor", is(50_000))
                .body("total.amountMinor", is(8_500 + 1_615));
    }

    private static String ofVans(String field) {
        return "items.find { it.vehicleClass == 'VAN' }." + field;
    }

    @Test
    void aCardThatCannotBeNamesTheField() {
        var card = cards().extract().<Map<String, Object>>path("items[0]");
        refused(card, "pricePerDay", Map.of("amountMinor", -1, "currency", "EUR"), "items[0].pricePerDay.amountMinor");
        refused(card, "pricePerDay", Map.of("amountMinor", 1, "currency", "QQQ"), "items[0].pricePerDay.currency");
        refused(card, "noShowFee", Map.of("amountMinor", 1, "currency", "JPY"), "items[0].noShowFee.currency");
        refused(card, "deposit", Map.of("amountMinor", 1, "currency", "JPY"), "items[0].deposit.currency");
        refused(card, "deposit", Map.of("amountMinor", -1, "currency", "EUR"), "items[0].deposit.amountMinor");
        refused(card, "taxRateBasisPoints", 10_001, "items[0].taxRateBasisPoints");
        put(card, card).statusCode(422).body("errors.field", contains("items[1].vehicleClass"));
        put().statusCode(422);
    }

    private static void refused(Map<String, Object> card, String field, Object value, String named) {
        var wrong = new HashMap<>(card);
        wrong.put(field, value);
        put(wrong).statusCode(422).body("errors.field", contains(equalTo(named)));
    }

    private static ValidatableResponse cards() {
        return as("fleet-manager").get("/v1/rate-cards").then().statusCode(200);
    }

    @SafeVarargs
    private static ValidatableResponse put(Map<String, Object>... cards) {
        return as("fleet-manager")
                .body(Map.of("items", List.of(cards)))
                .put("/v1/rate-cards")
                .then();
    }
}
