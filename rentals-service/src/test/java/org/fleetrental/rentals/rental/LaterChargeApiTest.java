package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.activate;
import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.complete;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.problem;
import static org.fleetrental.rentals.RentalsApi.rental;
import static org.fleetrental.rentals.RentalsApi.reserved;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.events.rentals.RentalCharged;
import org.fleetrental.events.rentals.RentalCompleted;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.rentals.FleetVehicles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LaterChargeApiTest {

    @Inject
    MessagingKit events;

    @Inject
    FleetVehicles fleet;

    private UUID rental;

    @BeforeEach
    void aRentalIsOver() {
        rental = reserved(fleet.vehicle(), Instant.now(), day(1));
        activate(rental, 10).statusCode(200);
        complete(rental, 20).statusCode(200);
    }

    @Test
    void damageThatIsFoundLaterIsOneMoreLineAndAnnounced() {
        charge(damage("Scratch", 10_000), "k1")
                .statusCode(200)
                .body("state", equalTo("COMPLETED"))
                .body("lines.kind", contains("RENTAL", "DAMAGE"))
                .body("total.amountMinor", is(5_500 + 1_045 + 10_000 + 1_900));

        var charged = events.onTopic(RentalCharged.class, rental).once();
        var lines = charged.event().getRental().getLines();
        assertThat(charged.metadata().aggregateVersion()).isEqualTo(4);
        assertThat(charged.event().getLineId()).isEqualTo(lines.getLast().getLineId());
        assertThat(lines.getLast().getDescription()).isEqualTo("Scratch");
        assertThat(lines.getFirst().getLineId())
                .isEqualTo(events.published(RentalCompleted.class, rental)
                        .once()
                        .event()
                        .getRental()
                        .getLines()
                        .getFirst()
                        .getLineId());
    }

    @Test
    void theSameKeyChargesOnceAndAnotherAgain() {
        charge(damage("Scratch", 10_000), "k1").statusCode(200);
        charge(damage("Scratch", 10_000), "k1").statusCode(200).header("Idempotency-Replayed", "true");
        charge(damage("Dent", 10_000), "k1").statusCode(422).body("type", equalTo(problem("idempotency-key-reused")));
        rental(rental).body("lines", hasSize(2));
        charge(damage("Scratch", 10_000), "k2").statusCode(200).body("lines", hasSize(3));
        as("agent")
                .body(damage("Scratch", 1))
                .post("/v1/rentals/" + rental + "/later-charges")
                .then()
                .statusCode(400);
        events.published(RentalCharged.class, rental).times(2);
    }

    @Test
    void whatCannotBeChargedIsRefusedByName() {
        refused("kind", "TOLL", 422, "kind");
        refused("kind", "FUEL", 400, "kind");
        refused("description", "", 422, "description");
        refused("description", "a\0b", 422, "description");
        refused("amount", Map.of("amountMinor", 0, "currency", "EUR"), 422, "amount.amountMinor");
        refused("amount", Map.of("amountMinor", -5, "currency", "EUR"), 422, "amount.amountMinor");
        refused("amount", Map.of("amountMinor", 5, "currency", "USD"), 422, "amount.currency");
        rental(rental).body("lines", hasSize(1));
        events.published(RentalCharged.class, rental).never();
    }

    @Test
    void onlyARentalThatIsOverIsChargedLater() {
        rental = reserved(fleet.vehicle(), Instant.now(), day(1));
        charge(damage("Scratch", 100), "k1").statusCode(409).body("type", equalTo(problem("rental-state")));
        rental = UUID.randomUUID();
        charge(damage("Scratch", 100), "k1").statusCode(404);
    }

    private void refused(String field, Object value, int status, String named) {
        var body = new HashMap<>(damage("Scratch", 100));
        body.put(field, value);
        charge(body, UUID.randomUUID().toString()).statusCode(status).body("errors.field", contains(named));
    }

    private static Map<String, Object> damage(String description, int amountMinor) {
        return Map.of(
                "kind",
                "DAMAGE",
                "description",
                description,
                "amount",
                Map.of("amountMinor", amountMinor, "currency", "EUR"));
    }

    private ValidatableResponse charge(Map<String, ?> body, String key) {
        return as("agent")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/rentals/" + rental + "/later-charges")
                .then();
    }
}
