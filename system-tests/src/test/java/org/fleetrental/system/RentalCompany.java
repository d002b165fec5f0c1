package org.fleetrental.system;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.fleetrental.local.LocalSystem;

/** What people at a rental company do, in terms of HTTP calls. */
public final class RentalCompany {

    public static final Instant TOMORROW =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final Client client;

    public RentalCompany(LocalSystem system) {
        this.client = new Client(system);
    }

    public Client client() {
        return client;
    }

    /** Waits as long as an effect may take to arrive, also when a service has to start first. */
    public static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(100));
    }

    /** A vehicle that rentals-service knows about. */
    public UUID bookableVehicle() {
        var vehicle = vehicle();
        awaitBookable(vehicle);
        return vehicle;
    }

    void awaitBookable(UUID vehicle) {
        eventually().until(() -> calendar(vehicle).status() == 200);
    }

    /** Of the day that everything is booked on. */
    Answer calendar(UUID vehicle) {
        return client.get(
                "rentals",
                "/v1/vehicles/%s/calendar?from=%s&to=%s"
                        .formatted(vehicle, TOMORROW, TOMORROW.plus(1, ChronoUnit.DAYS)));
    }

    public UUID vehicle() {
        // European: the check digit of such a number is not checked.
        var vin = "WVWZZZ1KZ%08d".formatted(NUMBERS.incrementAndGet());
        return client.post(
                        "fleet",
                        "/v1/vehicles",
                        Map.of("vin", vin, "make", "Volkswagen", "model", "Golf", "year", 2024))
                .expect(201)
                .id("id");
    }

    public UUID customer() {
        int number = NUMBERS.incrementAndGet();
        return client.post(
                        "rentals",
                        "/v1/customers",
                        Map.of(
                                "fullName", "Customer " + number,
                                "email", "customer-" + number + "@example.com",
                                "driverLicenseNumber", "L-" + number,
                                "driverLicenseExpiresOn", "2090-01-01"))
                .expect(201)
                .id("id");
    }

    static Map<String, String> window(UUID customer, UUID vehicle, Instant from, Instant to) {
        return Map.of(
                "customerId", customer.toString(),
                "vehicleId", vehicle.toString(),
                "startsAt", from.toString(),
                "endsAt", to.toString());
    }

    public Answer reserve(UUID customer, UUID vehicle, Instant from, Instant to) {
        return client.post("rentals", "/v1/rentals", window(customer, vehicle, from, to));
    }

    void activate(UUID rental, int odometerKm) {
        client.post("rentals", "/v1/rentals/" + rental + "/activate", Map.of("odometerKm", odometerKm))
                .expect(200);
    }

    void complete(UUID rental, int odometerKm) {
        client.post("rentals", "/v1/rentals/" + rental + "/complete", Map.of("odometerKm", odometerKm))
                .expect(200);
    }

    Answer rental(UUID rental) {
        return client.get("rentals", "/v1/rentals/" + rental).expect(200);
    }

    Answer charges(UUID rental) {
        return client.get("accounting", "/v1/charges?rentalId=" + rental).expect(200);
    }

    Answer pay(UUID rental, long amountMinor, String currency) {
        return client.post(
                "accounting",
                "/v1/payments",
                Map.of(
                        "rentalId", rental.toString(),
                        "amount", Map.of("amountMinor", amountMinor, "currency", currency),
                        "method", "CARD"));
    }

    /** Waits until maintenance-service knows the vehicle, and until it is there at all. */
    public UUID scheduleMaintenance(UUID vehicle, Instant from, Instant to) {
        var job = Map.of(
                "vehicleId", vehicle.toString(),
                "type", "REPAIR",
                "startsAt", from.toString(),
                "endsAt", to.toString());
        return eventually()
                .ignoreException(UncheckedIOException.class)
                .until(() -> client.post("maintenance", "/v1/maintenance-jobs", job), answer -> answer.status() == 201)
                .id("id");
    }

    String stateOf(UUID vehicle) {
        return client.get("fleet", "/v1/vehicles/" + vehicle).expect(200).at("/state");
    }
}
