package org.fleetrental.accounting.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fleetrental.accounting.AccountingApi.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.fleetrental.accounting.RentalStory;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.events.fleet.VehicleRegistered;
import org.fleetrental.events.fleet.VehicleSnapshot;
import org.fleetrental.events.fleet.VehicleState;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessagingKit;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every event is on record, once, and is found by whatever it touches. */
@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
class AuditTest {

    @Inject
    MessagingKit events;

    @Test
    void anEventIsOnRecordOnceWithWhatItSays() {
        var rental = new RentalStory();
        var reserved = events.handle(rental.reserved());

        for (var subject : List.of(rental.id, rental.customerId, rental.vehicleId)) {
            about(subject)
                    .body("items.findAll { it.topic == 'fleet.rentals' }", hasSize(1))
                    .body("items[0].eventId", equalTo(reserved.eventId().toString()))
                    .body("items[0].type", equalTo("org.fleetrental.events.rentals.RentalReserved"))
                    .body("items[0].source", equalTo("/rentals-service"))
                    .body("items[0].aggregateId", equalTo(rental.id.toString()))
                    .body("items[0].aggregateVersion", equalTo(1))
                    .body("items[0].occurredAt", equalTo("2026-03-01T11:00:00Z"))
                    .body("items[0].correlationId", equalTo(reserved.eventId().toString()))
                    .body("items[0].content.rental.lines[0].net.amountMinor", equalTo(10_000));
        }
    }

    @Test
    void whatThisServiceSaysItselfComesToTheRecordWithItsCause() {
        var rental = new RentalStory();
        var reserved = events.handle(rental.reserved());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> about(rental.id)
                        .body("items.type", hasItem("org.fleetrental.events.accounting.ChargeCreated")));
        about(rental.id)
                .body(
                        "items.find { it.topic == 'fleet.accounting' }.causationId",
                        equalTo(reserved.eventId().toString()));
    }

    @Test
    void anEventThatNobodyReactsToIsOnRecordAsWell() {
        var vehicle = Ids.next();
        var registered = new DomainEvent(
                vehicle,
                1,
                RentalStory.NOW,
                VehicleRegistered.newBuilder()
                        .setVehicle(VehicleSnapshot.newBuilder()
                                .setVehicleId(vehicle)
                                .setVin("1HGBH41JXMN109186")
                                .setMake("Toyota")
                                .setModel("Camry")
                                .setYear(2024)
                                .setVehicleClass(VehicleClass.STANDARD)
                                .setState(VehicleState.AVAILABLE)
                                .setOdometerKm(0)
                                .build())
                        .setRegisteredAt(RentalStory.NOW)
                        .build());

        events.deliver(registered).again().isSettled();

        about(vehicle).body("items.type", contains("org.fleetrental.events.fleet.VehicleRegistered"));
    }

    @Test
    void aCopyAfterTheInboxHasForgottenIsNotRecordedAgain() {
        var rental = new RentalStory();
        var reserved = events.handle(rental.reserved());
        events.forget(reserved.eventId());
        reserved.again().isHandled();

        about(rental.customerId).body("items.findAll { it.eventId == '%s' }".formatted(reserved.eventId()), hasSize(1));
    }

    @Test
    void anEventThatIsRefusedIsNotTakenIn() {
        var rental = new RentalStory();
        var line = rental.repriced(100);
        events.handOver(rental.reservedAgain(1, line, line)).isRejected("is there twice");

        about(rental.id).body("items", hasSize(0));
    }

    @Test
    void theRecordIsReadByTimeAndPartByPart() {
        var rental = new RentalStory();
        events.handle(rental.reserved());
        events.handle(rental.activated());
        events.handle(rental.completed());
        var path = "/v1/audit?aggregateId=" + rental.vehicleId;

        var whole = as("admin").get(path).then().body("items", hasSize(3)).extract();
        var first = as("admin")
                .get(path + "&limit=2")
                .then()
                .body("items", hasSize(2))
                .extract();
        assertThat(as("admin").get(first.<String>path("next")).<String>path("items[0].eventId"))
                .isEqualTo(whole.path("items[2].eventId"));
        as("admin")
                .get(path + "&from=2026-03-01T11:30:00Z&to=2026-03-01T12:00:00Z")
                .then()
                .body("items.aggregateVersion", contains(2));
        as("admin")
                .get(path + "&to=2026-03-01T12:00:00Z")
                .then()
                .body("items.aggregateVersion", containsInAnyOrder(1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/audit",
                "/v1/audit?aggregateId=x",
                "/v1/audit?aggregateId=0198a000-0000-7000-8000-000000000000&from=now"
            })
    void aWrongQuestionIsRefused(String path) {
        as("accountant").get(path).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void theRecordIsNotForEverybody() {
        as("agent").get("/v1/audit?aggregateId=" + UUID.randomUUID()).then().statusCode(403);
    }

    private static ValidatableResponse about(UUID subject) {
        return as("accountant").get("/v1/audit?aggregateId=" + subject).then().statusCode(200);
    }
}
