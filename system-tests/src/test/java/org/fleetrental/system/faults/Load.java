package org.fleetrental.system.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fleetrental.local.LocalSystem;
import org.fleetrental.system.Client;
import org.fleetrental.system.faults.Told.Request;
import org.fleetrental.system.faults.Told.Verdict;

/**
 * A rental company's day, by seed: clients that share the vehicles and get in each other's way. What each client does
 * next depends on its own random numbers and on what it was answered.
 */
final class Load implements AutoCloseable {

    private static final int CLIENTS = 3;
    private static final int VEHICLES = 16;
    private static final int DAYS = 300;
    private static final int PAUSE_MS_MAX = 120;
    private static final Instant TOMORROW =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);

    private final LocalSystem system;
    private final Function<Random, Calls> calls;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final List<UUID> vehicles = new CopyOnWriteArrayList<>();
    private final List<Future<?>> clients;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String customerId;
    private volatile boolean over;

    private Load(LocalSystem system, long seed, Function<Random, Calls> calls) {
        this.system = system;
        this.calls = calls;
        this.customerId = customer();
        var first = new Rentals(-1, new Random(seed));
        IntStream.range(0, VEHICLES).forEach(_ -> first.register());
        clients = IntStream.range(0, CLIENTS)
                .mapToObj(number -> new Rentals(number, new Random(seed * 31 + number)))
                .<Future<?>>map(client -> threads.submit(client::work))
                .toList();
    }

    static Load start(LocalSystem system, long seed) {
        return start(system, seed, random -> new AnyReplica(system, random));
    }

    /** @param calls how a client with these random numbers calls the services */
    static Load start(LocalSystem system, long seed, Function<Random, Calls> calls) {
        return new Load(system, seed, calls);
    }

    private String customer() {
        var body = Map.of(
                "fullName", "Customer " + run,
                "email", run + "@example.com",
                "driverLicenseNumber", "L-" + run,
                "driverLicenseExpiresOn", "2090-01-01");
        return new Client(system)
                .post("rentals", "/v1/customers", body)
                .expect(201)
                .at("/id");
    }

    /** Everything that was asked so far. */
    List<Told> told() {
        return List.copyOf(told);
    }

    /** Ends the load and returns when every client has its last answer. */
    List<Told> stop() {
        over = true;
        try {
            for (var client : clients) {
                client.get();
            }
        } catch (Exception failure) {
            throw new IllegalStateException("A client of the load failed", failure);
        }
        return told();
    }

    @Override
    public void close() {
        over = true;
        threads.close();
    }

    /** One client: its own rentals and jobs, everyone's vehicles. */
    private final class Rentals {

        private final int client;
        private final Random random;
        private final Customer customer;
        private final List<UUID> reserved = new ArrayList<>();
        private final List<UUID> active = new ArrayList<>();
        private final List<UUID> payable = new ArrayList<>();
        private final List<UUID> planned = new ArrayList<>();
        private int asked;

        Rentals(int client, Random random) {
            this.client = client;
            this.random = random;
            this.customer = new Customer(calls.apply(random), random, told, () -> over);
        }

        void work() {
            while (!over) {
                next();
                Rig.hold(Duration.ofMillis(random.nextInt(PAUSE_MS_MAX)));
            }
        }

        private void next() {
            int choice = random.nextInt(100);
            asked++;
            if (choice < 4) {
                register();
            } else if (choice < 12) {
                scheduleAndWork();
            } else if (choice < 30 && !reserved.isEmpty()) {
                handOver(take(reserved));
            } else if (choice < 48 && !active.isEmpty()) {
                takeBack(take(active));
            } else if (choice < 54 && !reserved.isEmpty()) {
                callOff(take(reserved));
            } else if (choice < 68 && !payable.isEmpty()) {
                pay(payable.get(random.nextInt(payable.size())));
            } else {
                reserve();
            }
        }

        private UUID take(List<UUID> from) {
            return from.remove(random.nextInt(from.size()));
        }

        private static String of(UUID rental, String step) {
            return "/v1/rentals/" + rental + "/" + step;
        }

        private UUID vehicle() {
            return vehicles.get(random.nextInt(vehicles.size()));
        }

        void register() {
            int number = Math.floorMod((run + client + "/" + asked++).hashCode(), 100_000_000);
            var vin = "WVWZZZ1KZ%08d".formatted(number);
            var body = Map.of("vin", vin, "make", "Volkswagen", "model", "Golf", "year", 2024);
            var answer = customer.createWithoutKey(Request.REGISTER_VEHICLE, vin, "fleet", "/v1/vehicles", body);
            if (answer.verdict() == Verdict.YES) {
                vehicles.add(answer.id());
            }
        }

        private void reserve() {
            // The seconds tell this request from all others, also from those of another run.
            var start = TOMORROW.plus(random.nextInt(DAYS), ChronoUnit.DAYS)
                    .plusMillis(Math.floorMod((run + client + "/" + asked).hashCode(), 40_000_000));
            var body = Map.of(
                    "customerId", customerId,
                    "vehicleId", vehicle().toString(),
                    "startsAt", start.toString(),
                    "endsAt", start.plus(12, ChronoUnit.HOURS).toString());
            var answer = customer.create(
                    Request.RESERVE, String.valueOf(start.toEpochMilli()), "rentals", "/v1/rentals", body);
            if (answer.verdict() == Verdict.YES) {
                reserved.add(answer.id());
                payable.add(answer.id());
            }
        }

        private void handOver(UUID rental) {
            var body = Map.of("odometerKm", 1_000);
            if (customer.step(Request.ACTIVATE, rental, "rentals", of(rental, "activate"), body)
                            .verdict()
                    != Verdict.NO) {
                active.add(rental);
            }
        }

        private void takeBack(UUID rental) {
            customer.step(
                    Request.COMPLETE,
                    rental,
                    "rentals",
                    of(rental, "complete"),
                    Map.of("odometerKm", 1_000 + random.nextInt(3_000)));
        }

        private void callOff(UUID rental) {
            customer.step(Request.CANCEL, rental, "rentals", of(rental, "cancel"), Map.of("reason", "Changed plans"));
        }

        private void pay(UUID rental) {
            var reference = run + "-" + client + "-" + asked;
            var body = Map.of(
                    "rentalId",
                    rental.toString(),
                    "amount",
                    Map.of("amountMinor", 1 + random.nextInt(9_000), "currency", "EUR"),
                    "method",
                    "CARD",
                    "reference",
                    reference);
            customer.create(Request.PAY, reference, "accounting", "/v1/payments", body);
        }

        private void scheduleAndWork() {
            if (!planned.isEmpty() && random.nextBoolean()) {
                var job = take(planned);
                customer.step(
                        Request.START_JOB, job, "maintenance", "/v1/maintenance-jobs/" + job + "/start", Map.of());
                var work = Map.of(
                        "odometerKm",
                        5_000,
                        "laborCost",
                        Map.of("amountMinor", 20_000, "currency", "EUR"),
                        "parts",
                        List.of());
                customer.step(
                        Request.COMPLETE_JOB, job, "maintenance", "/v1/maintenance-jobs/" + job + "/complete", work);
                return;
            }
            var description = run + "-" + client + "-" + asked;
            var start = TOMORROW.plus(random.nextInt(DAYS), ChronoUnit.DAYS);
            var body = Map.of(
                    "vehicleId", vehicle().toString(),
                    "type", "REPAIR",
                    "startsAt", start.toString(),
                    "endsAt", start.plus(1, ChronoUnit.HOURS).toString(),
                    "description", description);
            var answer =
                    customer.create(Request.SCHEDULE_JOB, description, "maintenance", "/v1/maintenance-jobs", body);
            if (answer.verdict() == Verdict.YES) {
                planned.add(answer.id());
            }
        }
    }
}
