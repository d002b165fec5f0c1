package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.rentals.RentalsApi.activate;
import static org.fleetrental.rentals.RentalsApi.as;
import static org.fleetrental.rentals.RentalsApi.customer;
import static org.fleetrental.rentals.RentalsApi.day;
import static org.fleetrental.rentals.RentalsApi.problem;
import static org.fleetrental.rentals.RentalsApi.reservation;
import static org.fleetrental.rentals.RentalsApi.reserved;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.fleetrental.events.VehicleClass;
import org.fleetrental.rentals.FleetVehicles;
import org.fleetrental.testkit.Tokens;
import org.junit.jupiter.api.Test;

/** Many clients at once, over real connections. */
@QuarkusTest
class RaceTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    FleetVehicles fleet;

    @TestHTTPResource
    URI service;

    @Test
    void ofTwoHundredForOneVehicleAndWindowExactlyOneGetsIt() {
        var vehicle = fleet.vehicle();
        var request = reservation(customer(), vehicle, day(1), day(2));

        var answers = atOnce(
                "/v1/rentals", IntStream.range(0, 200).mapToObj(_ -> request).toList());

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .hasSize(199)
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(409);
                    assertThat(new JsonObject(answer.body()).getString("type")).isEqualTo(problem("rental-overlap"));
                });
        as("agent")
                .get("/v1/vehicles/" + vehicle + "/calendar")
                .then()
                .body("items.size()", org.hamcrest.Matchers.is(1));
    }

    @Test
    void ofManyForTenOverlappingWindowsNoTwoWinnersOverlap() {
        var vehicle = fleet.vehicle();
        var customer = customer();
        var requests = IntStream.range(0, 100)
                .mapToObj(i -> reservation(customer, vehicle, day(1 + i % 10), day(3 + i % 10)))
                .toList();

        var answers = atOnce("/v1/rentals", requests);

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201, 409);
        var windows = answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(answer -> new JsonObject(answer.body()))
                .sorted(java.util.Comparator.comparing(rental -> rental.getString("startsAt")))
                .toList();
        for (int i = 1; i < windows.size(); i++) {
            assertThat(Instant.parse(windows.get(i).getString("startsAt")))
                    .isAfterOrEqualTo(Instant.parse(windows.get(i - 1).getString("endsAt")));
        }
    }

    @Test
    void aClassHasAsManyWinnersAsItHasVehicles() {
        // Nobody else's test uses this class in this window.
        var vehicles = IntStream.range(0, 5)
                .mapToObj(_ -> fleet.vehicle(VehicleClass.LUXURY))
                .map(UUID::toString)
                .toList();
        Map<String, Object> request = Map.of(
                "customerId", customer(),
                "vehicleClass", "LUXURY",
                "startsAt", day(1).toString(),
                "endsAt", day(2).toString());

        var answers = atOnce(
                "/v1/rentals", IntStream.range(0, 60).mapToObj(_ -> request).toList());

        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .extracting(answer -> new JsonObject(answer.body()).getString("vehicleId"))
                .containsExactlyInAnyOrderElementsOf(vehicles);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .hasSize(55)
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(409);
                    assertThat(new JsonObject(answer.body()).getString("type"))
                            .isEqualTo(problem("vehicle-unavailable"));
                });
    }

    @Test
    void keysAreHandedOverOnce() {
        var rental = reserved(fleet.vehicle(), Instant.now(), day(1));

        var answers = atOnce(
                "/v1/rentals/" + rental + "/activate",
                IntStream.range(0, 30).mapToObj(_ -> Map.of("odometerKm", 7)).toList());

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(29);
        activate(rental, 7).statusCode(409);
    }

    private List<HttpResponse<String>> atOnce(String path, List<? extends Map<String, ?>> bodies) {
        var token = Tokens.bearer("agent");
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (var body : bodies) {
            var request = HttpRequest.newBuilder(service.resolve(path))
                    .header("Authorization", token)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(HttpRequest.BodyPublishers.ofString(text(body)))
                    .build();
            answers.add(CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static String text(Map<String, ?> body) {
        var json = new JsonObject();
        body.forEach((name, value) -> json.put(name, value instanceof UUID ? value.toString() : value));
        return json.encode();
    }
}
