package org.fleetrental.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Registers the vehicles of a file, rents some out, takes them back, has them paid, and repairs one. It may be taken
 * again: what is registered already is used as it is.
 */
public final class Tour {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RENTALS = 3;

    private final Api api;
    private final PrintStream out;
    private final TourTable table;
    private final EventWatch events;

    private Tour(Api api, EventWatch events, PrintStream out) {
        this.api = api;
        this.events = events;
        this.out = out;
        this.table = new TourTable(out);
    }

    /**
     * @param api with a token of the roles agent, mechanic, accountant and fleet-manager
     * @param kafka settings of a client that may read the topics, to watch the events go by
     * @throws IOException if the file or a service cannot be read, or something that had to follow did not; wrong lines
     *     of the file are told and passed over
     */
    public static void take(Path vehicles, Api api, Map<String, Object> kafka, List<String> topics, PrintStream out)
            throws IOException {
        try (var events = new EventWatch(kafka, topics)) {
            var tour = new Tour(api, events, out);
            tour.register(VehicleFile.read(vehicles));
            tour.table.head();
            for (int number = 1; number <= RENTALS; number++) {
                tour.rentOut(number);
            }
            tour.repair();
            out.println();
        }
    }

    private void register(VehicleFile.Content file) throws IOException {
        var refused = new ArrayList<>(file.wrongLines());
        int registered = 0;
        int known = 0;
        for (var line : file.lines()) {
            var call = api.post("register", "fleet", "/v1/vehicles", line.vehicle());
            if (call.succeeded()) {
                registered++;
            } else if (call.status() == 409) {
                known++;
            } else {
                refused.add(new VehicleFile.WrongLine(line.number(), call.detail()));
            }
        }
        out.printf("%d vehicles registered, %d known already, %d lines refused%n", registered, known, refused.size());
        refused.stream()
                .sorted((a, b) -> Long.compare(a.number(), b.number()))
                .forEach(wrong -> out.printf("  line %d: %s%n", wrong.number(), wrong.reason()));
        int all = registered + known;
        if (all == 0) {
            throw new IOException("The file has no vehicle that can be used");
        }
        await("rentals", "a vehicle to rent", () -> !freeVehicles().isEmpty());
    }

    private void rentOut(int number) throws IOException {
        var window = Window.tomorrow();
        var vehicle = freeVehicle();
        var customer = customer(number);
        var reserve = api.post(
                "reserve", "rentals", "/v1/rentals", window.request("customerId", customer, "vehicleId", vehicle));
        var rental = reserve.id();
        show(
                reserve,
                new Effect(
                        "accounting", "charge booked", () -> chargesOf(rental).size() == 1));
        int odometer = odometerOf(vehicle);
        var activate = api.post("activate", "rentals", rentalPath(rental, "activate"), Map.of("odometerKm", odometer));
        show(activate, new Effect("fleet", "vehicle RENTED", () -> "RENTED".equals(stateOf(vehicle))));
        var complete = api.post(
                "complete", "rentals", rentalPath(rental, "complete"), Map.of("odometerKm", odometer + 400 * number));
        show(
                complete,
                new Effect("fleet", "vehicle AVAILABLE", () -> "AVAILABLE".equals(stateOf(vehicle))),
                new Effect("rentals", "final balance known", () -> owesAll(rental(rental))));
        var pay = api.post(
                "pay",
                "accounting",
                "/v1/payments",
                Map.of("rentalId", rental, "amount", balanceOf(rental), "method", "CARD"));
        show(
                pay,
                new Effect(
                        "rentals",
                        "rental PAID",
                        () -> "PAID".equals(rental(rental).path("paymentStatus").asText())));
    }

    private void repair() throws IOException {
        var window = Window.tomorrow();
        var vehicle = freeVehicle();
        var customer = customer(RENTALS + 1);
        var schedule = api.post(
                "schedule maintenance",
                "maintenance",
                "/v1/maintenance-jobs",
                window.request("vehicleId", vehicle, "type", "REPAIR"));
        show(
                schedule,
                new Effect(
                        "rentals", "vehicle not bookable", () -> !freeVehicles().contains(vehicle)));
        var refused = api.post(
                "reserve the blocked vehicle",
                "rentals",
                "/v1/rentals",
                window.request("customerId", customer, "vehicleId", vehicle));
        table.call(refused);
        var job = "/v1/maintenance-jobs/" + schedule.id();
        var start = api.post("start maintenance", "maintenance", job + "/start", Map.of());
        show(start, new Effect("fleet", "vehicle IN_MAINTENANCE", () -> "IN_MAINTENANCE".equals(stateOf(vehicle))));
        var complete = api.post(
                "complete maintenance",
                "maintenance",
                job + "/complete",
                Map.of(
                        "odometerKm", odometerOf(vehicle),
                        "laborCost", Map.of("amountMinor", 24_000, "currency", "EUR"),
                        "parts", List.of()));
        show(
                complete,
                new Effect("fleet", "vehicle AVAILABLE", () -> "AVAILABLE".equals(stateOf(vehicle))),
                new Effect("rentals", "vehicle bookable", () -> freeVehicles().contains(vehicle)));
    }

    /** Prints a call, and what follows from it as it comes, until every effect is there. */
    private void show(Call call, Effect... effects) throws IOException {
        table.call(call);
        if (!call.succeeded()) {
            throw new IOException("%s was refused: %s".formatted(call.name(), call.body()));
        }
        var missing = new ArrayList<>(List.of(effects));
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!missing.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("Not seen within %s: %s in %s"
                        .formatted(
                                PATIENCE,
                                missing.getFirst().what(),
                                missing.getFirst().service()));
            }
            events.take(call.traceId()).forEach(event -> table.event(call, event));
            for (var effect : List.copyOf(missing)) {
                if (effect.check().isThere()) {
                    var seen = System.nanoTime();
                    events.take(call.traceId()).forEach(event -> table.event(call, event));
                    table.effect(call, effect, seen);
                    missing.remove(effect);
                }
            }
        }
        settle(call);
    }

    /** Events that follow an effect, such as a payment status, come a moment later. */
    private void settle(Call call) {
        var quietUntil = System.nanoTime() + Duration.ofMillis(250).toNanos();
        while (System.nanoTime() < quietUntil) {
            events.take(call.traceId()).forEach(event -> table.event(call, event));
        }
    }

    private void await(String service, String what, Effect.Check check) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!check.isThere()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("%s does not have %s within %s".formatted(service, what, PATIENCE));
            }
        }
    }

    private String customer(int number) throws IOException {
        var unique = UUID.randomUUID().toString();
        var call = api.post(
                "register customer",
                "rentals",
                "/v1/customers",
                Map.of(
                        "fullName", "Demo Customer " + number,
                        "email", unique + "@example.com",
                        "driverLicenseNumber", "DEMO-" + unique.substring(0, 8),
                        "driverLicenseExpiresOn", LocalDate.now().plusYears(5).toString()));
        if (!call.succeeded()) {
            throw new IOException("A customer was refused: " + call.body());
        }
        return call.id();
    }

    private String freeVehicle() throws IOException {
        var free = freeVehicles();
        if (free.isEmpty()) {
            throw new IOException("No vehicle is free tomorrow: ./fleet reset begins anew");
        }
        return free.getFirst();
    }

    private List<String> freeVehicles() throws IOException {
        var window = Window.tomorrow();
        var found = api.get("rentals", "/v1/availability?from=%s&to=%s".formatted(window.from(), window.to()));
        return found.path("items").findValuesAsText("vehicleId");
    }

    private JsonNode rental(String id) throws IOException {
        return api.get("rentals", "/v1/rentals/" + id);
    }

    /** Nothing is paid yet, so everything that the rental costs is owed. */
    private static boolean owesAll(JsonNode rental) {
        return rental.path("balance").equals(rental.path("total"));
    }

    private JsonNode balanceOf(String rental) throws IOException {
        return rental(rental).path("balance");
    }

    private JsonNode chargesOf(String rental) throws IOException {
        return api.get("accounting", "/v1/charges?rentalId=" + rental).path("items");
    }

    private String stateOf(String vehicle) throws IOException {
        return api.get("fleet", "/v1/vehicles/" + vehicle).path("state").asText();
    }

    private int odometerOf(String vehicle) throws IOException {
        return api.get("fleet", "/v1/vehicles/" + vehicle).path("odometerKm").asInt();
    }

    private static String rentalPath(String rental, String action) {
        return "/v1/rentals/" + rental + "/" + action;
    }

    /** What is booked on the tour. */
    private record Window(Instant from, Instant to) {

        static Window tomorrow() {
            var from = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            return new Window(from, from.plus(2, ChronoUnit.DAYS));
        }

        Map<String, Object> request(String name1, String value1, String name2, String value2) {
            return Map.of(name1, value1, name2, value2, "startsAt", from.toString(), "endsAt", to.toString());
        }
    }
}
