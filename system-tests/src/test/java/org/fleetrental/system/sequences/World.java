package org.fleetrental.system.sequences;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.fleetrental.local.BackingServices;
import org.fleetrental.local.LocalSystem;
import org.fleetrental.local.SimulatedTime;
import org.fleetrental.local.SystemOptions;
import org.fleetrental.system.Client;
import org.fleetrental.system.faults.Database;
import org.opentest4j.TestAbortedException;

/** The four services, who hear of each other through the postman only, and the ideal books beside them. */
final class World implements AutoCloseable {

    private static final Instant BEGINNING = Instant.parse("2031-03-01T08:00:00Z");

    private final SimulatedTime simulated;
    private final Passing time;
    private final LocalSystem system;
    private final String ideal;
    private final Carrier carrier;
    private final Database database;
    private final Database idealDatabase;
    private final Postman postman;
    private final Tally tally = new Tally();
    private boolean ended;

    World() {
        try {
            simulated = SimulatedTime.beginning(BEGINNING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        time = new Passing(simulated, BEGINNING);
        system = LocalSystem.start(options(), World::prepare);
        var backing = system.backing();
        var settings = new HashMap<>(Destination.settings(Destination.IDEAL));
        settings.putAll(IdealDatabase.settings(backing));
        ideal = system.addReplica("accounting", settings);
        carrier = new Carrier(backing.kafkaBootstrapServers());
        database = Database.open(backing.adminJdbcUrl());
        idealDatabase = Database.open(IdealDatabase.in(backing.adminJdbcUrl()));
        postman = new Postman(backing.kafkaBootstrapServers(), carrier, database, tally);
    }

    /** What happens because time has passed, happens at a command or not at all: rounds would come at any moment. */
    private SystemOptions options() {
        var options = SystemOptions.forTests()
                .with(SimulatedTime.SETTING, simulated.file())
                .with("fleet.holds.check-every", "24h")
                .with("fleet.plans.check-every", "24h");
        for (var service : Database.SERVICES) {
            options = options.withOwn(service, Destination.settings(service));
        }
        return options;
    }

    private static void prepare(BackingServices backing) {
        IdealDatabase.create(backing);
        try (var admin = Admin.create(Map.of("bootstrap.servers", backing.kafkaBootstrapServers()))) {
            admin.createTopics(Stream.concat(
                                    Destination.all().stream()
                                            .map(Destination::name)
                                            .filter(name -> name.startsWith("to.")),
                                    Stream.of(
                                            "from.vehicles",
                                            "from.rentals",
                                            "from.maintenance",
                                            "from.accounting",
                                            "from.ideal"))
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException("No topics for the postman", failure);
        }
    }

    Tally tally() {
        return tally;
    }

    /**
     * One at a time. When shrinking is given up, its last sequence still runs in a thread of its own; the end of the
     * world waits for it, and none begins after that.
     *
     * @throws AssertionError if a promise is broken; it tells the story
     */
    synchronized void live(Sequence sequence) {
        if (ended) {
            throw new TestAbortedException("The world has ended");
        }
        tally.sequence();
        postman.beginAnew();
        var letters = deadLetters();
        // Tokens do not last for hours.
        var client = new Client(system);
        var company = new Company(client, time);
        var clerk = new Clerk(client, company.rentals());
        var story = new Story(company, clerk, postman, time, tally);
        try {
            story.play(sequence);
            var broken = Promises.broken(database, company, time.now());
            broken.addAll(Histories.broken(postman.published()));
            var newLetters = deadLetters();
            newLetters.removeAll(letters);
            newLetters.forEach(letter -> broken.add("a dead letter: " + letter));
            new IdealBooks(client, ideal, carrier, idealDatabase)
                    .keep(postman.published(), story.entered(), story.known());
            broken.addAll(Ledgers.differences(database, idealDatabase, company));
            if (!broken.isEmpty()) {
                throw new AssertionError(String.join("\n", broken));
            }
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError("%s%n%nThe story:%n%s%n".formatted(failed.getMessage(), story), failed);
        }
    }

    private TreeSet<String> deadLetters() {
        return new TreeSet<>(
                database.lines(
                        database.ofAll(
                                "(select '%s', id::text, event_type, status, error from %s.dead_letters where status in ('OPEN', 'PARKED'))")));
    }

    /** The first service's ledger, made anew from what it has on record. */
    List<String> rebuildDifferences() {
        var rebuilt = new Client(system)
                .post("accounting", "/v1/ledger/rebuild", Map.of())
                .expect(200);
        return rebuilt.body().path("equal").asBoolean()
                ? List.of()
                : List.of(rebuilt.body().toString());
    }

    @Override
    public synchronized void close() {
        ended = true;
        postman.close();
        carrier.close();
        database.close();
        idealDatabase.close();
        system.close();
        try {
            simulated.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
