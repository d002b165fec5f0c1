package org.fleetrental.system.sequences;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.fleetrental.system.Answer;
import org.fleetrental.system.Client;
import org.fleetrental.system.sequences.Step.Command;

/** The vehicles, rentals and jobs of one sequence, and what is done to them through the APIs. */
final class Company {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Client client;
    private final Passing time;
    private final UUID customer;
    private final List<UUID> vehicles = new ArrayList<>();
    private final List<UUID> rentals = new ArrayList<>();
    private final Map<UUID, Instant> ends = new HashMap<>();
    private final List<UUID> jobs = new ArrayList<>();
    private int farthestKm;

    Company(Client client, Passing time) {
        this.client = client;
        this.time = time;
        this.customer = customer();
    }

    List<UUID> vehicles() {
        return vehicles;
    }

    List<UUID> rentals() {
        return rentals;
    }

    List<UUID> jobs() {
        return jobs;
    }

    private UUID customer() {
        int number = NUMBERS.incrementAndGet();
        return client.post(
                        "rentals",
                        "/v1/customers",
                        Map.of(
                                "fullName", "Customer " + number,
                                "email", "sequence-" + number + "@example.com",
                                "driverLicenseNumber", "S-" + number,
                                "driverLicenseExpiresOn", "2090-01-01"))
                .expect(201)
                .id("id");
    }

    /** Empty if there is nothing yet that it could be done to. */
    Optional<Answer> perform(Command command) {
        int much = command.much();
        return switch (command.act()) {
            case REGISTER_VEHICLE -> Optional.of(register());
            case READ_ODOMETER -> vehicle(command).map(id -> read(id, driven(100 * (much - 2))));
            case DECOMMISSION -> vehicle(command).map(id -> fleet(id, "decommission", Map.of("reason", "sold")));
            case RESERVE -> vehicle(command).map(id -> reserve(id, much));
            case ACTIVATE -> rental(command).map(id -> rentals(id, "activate", Map.of("odometerKm", driven(much - 1))));
            case EXTEND -> rental(command).map(id -> extend(id, much));
            case REASSIGN -> rental(command).map(id -> reassign(id, much));
            case COMPLETE -> rental(command).map(id -> complete(id, much));
            case CANCEL -> rental(command).map(id -> rentals(id, "cancel", Map.of("reason", "illness")));
            case NO_SHOW -> rental(command).map(id -> rentals(id, "no-show", Map.of()));
            case DAMAGE_FOUND -> rental(command).map(id -> rentals(id, "later-charges", damage(much)));
            case SCHEDULE_JOB -> vehicle(command).map(id -> schedule(id, much));
            case START_JOB -> job(command).map(id -> jobs(id, "start", Map.of()));
            case COMPLETE_JOB -> job(command).map(id -> jobs(id, "complete", work(driven(much), much)));
            case CANCEL_JOB -> job(command).map(id -> jobs(id, "cancel", Map.of("reason", "not needed")));
            case TIME_PASSES, PAY, REFUND, CHARGE, REVERSE_CHARGE ->
                throw new IllegalArgumentException(command.toString());
        };
    }

    /** No vehicle has gone farther than this, until now; a little less is mostly a reading that is refused. */
    private int driven(int km) {
        var reading = Math.max(0, farthestKm + km);
        farthestKm = Math.max(farthestKm, reading);
        return reading;
    }

    private Optional<UUID> vehicle(Command command) {
        return one(vehicles, command.which());
    }

    private Optional<UUID> rental(Command command) {
        return one(rentals, command.which());
    }

    private Optional<UUID> job(Command command) {
        return one(jobs, command.which());
    }

    /** The newest is number 0: most is done to that. */
    static <T> Optional<T> one(List<T> all, int which) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1 - which % all.size()));
    }

    private Answer register() {
        // European: the check digit of such a number is not checked.
        var vin = "WAUZZZ8K0%08d".formatted(NUMBERS.incrementAndGet());
        var answer =
                client.post("fleet", "/v1/vehicles", Map.of("vin", vin, "make", "Audi", "model", "A4", "year", 2024));
        return made(answer, vehicles);
    }

    private static Answer made(Answer answer, List<UUID> all) {
        if (answer.status() == 201) {
            all.add(answer.id("id"));
        }
        return answer;
    }

    private Answer read(UUID vehicle, int km) {
        return fleet(
                vehicle,
                "odometer-readings",
                Map.of("readingKm", km, "recordedAt", time.now().toString()));
    }

    private Answer reserve(UUID vehicle, int much) {
        var from = time.now().plus(Duration.ofHours(12L * (much % 4)));
        var to = from.plus(Duration.ofHours(24L * (1 + much / 4)));
        var answer = client.post(
                "rentals",
                "/v1/rentals",
                Map.of(
                        "customerId", customer.toString(),
                        "vehicleId", vehicle.toString(),
                        "startsAt", from.toString(),
                        "endsAt", to.toString()));
        if (answer.status() == 201) {
            ends.put(answer.id("id"), to);
        }
        return made(answer, rentals);
    }

    private Answer extend(UUID rental, int much) {
        var to = ends.get(rental).plus(Duration.ofHours(8L * much));
        var answer = rentals(rental, "extend", Map.of("endsAt", to.toString()));
        if (answer.status() == 200) {
            ends.put(rental, to);
        }
        return answer;
    }

    private Answer reassign(UUID rental, int much) {
        return rentals(
                rental,
                "reassign",
                Map.of("vehicleId", one(vehicles, much).orElseThrow().toString()));
    }

    private Answer complete(UUID rental, int much) {
        return rentals(
                rental,
                "complete",
                Map.of(
                        "odometerKm",
                        driven(150 * (much - 1)),
                        "damages",
                        much % 3 == 2 ? List.of(dent(much)) : List.of()));
    }

    private static Map<String, ?> dent(int much) {
        return Map.of("description", "dent", "amount", euro(5_000L * (much + 1)));
    }

    private static Map<String, ?> damage(int much) {
        var damage = new HashMap<String, Object>(dent(much));
        damage.put("kind", "DAMAGE");
        return damage;
    }

    static Map<String, ?> euro(long minor) {
        return Map.of("amountMinor", minor, "currency", "EUR");
    }

    private Answer schedule(UUID vehicle, int much) {
        var from = time.now().plus(Duration.ofHours(8L * (much % 5)));
        var answer = client.post(
                "maintenance",
                "/v1/maintenance-jobs",
                Map.of(
                        "vehicleId", vehicle.toString(),
                        "type", "REPAIR",
                        "startsAt", from.toString(),
                        "endsAt", from.plus(Duration.ofHours(12)).toString()));
        return made(answer, jobs);
    }

    private static Map<String, ?> work(int km, int much) {
        return Map.of("odometerKm", km, "laborCost", euro(9_900L * much), "parts", List.of());
    }

    private Answer fleet(UUID vehicle, String what, Map<String, ?> body) {
        return client.post("fleet", "/v1/vehicles/%s/%s".formatted(vehicle, what), body);
    }

    private Answer rentals(UUID rental, String what, Map<String, ?> body) {
        return client.post("rentals", "/v1/rentals/%s/%s".formatted(rental, what), body);
    }

    private Answer jobs(UUID job, String what, Map<String, ?> body) {
        return client.post("maintenance", "/v1/maintenance-jobs/%s/%s".formatted(job, what), body);
    }
}
