package org.fleetrental.system.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fleetrental.local.LocalSystem;

/** A system under load, and what can be done to it and seen of it from outside. */
final class Rig implements AutoCloseable {

    private static final Duration RESTED_WITHIN = Duration.ofSeconds(60);

    private final LocalSystem system;
    private final Topics topics;
    private final CrashPoint.Agent agent = CrashPoint.Agent.packed();
    private final Consumer<String> journal;
    private final Map<String, Poison> poison = new ConcurrentHashMap<>();

    /** @param journal takes each line about what happens */
    Rig(LocalSystem system, Consumer<String> journal) {
        this.system = system;
        this.topics = new Topics(system.backing().kafkaBootstrapServers());
        this.journal = journal;
    }

    LocalSystem system() {
        return system;
    }

    void say(String line) {
        journal.accept(Instant.now().truncatedTo(ChronoUnit.MILLIS) + "  " + line);
    }

    /** For as long as a fault lasts. */
    static void hold(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    static boolean within(Duration longest, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            hold(Duration.ofMillis(100));
        }
        return true;
    }

    /** Makes a service die at a point, and brings it back. */
    void crashAt(CrashPoint point, String service, int entry) {
        point.arm(system.pid(service), agent, entry);
        if (!within(RESTED_WITHIN, () -> !system.isAlive(service))) {
            throw new AssertionError(service + " never came to " + point);
        }
        int code = system.exitCode(service);
        if (code != Countdown.CRASHED) {
            throw new AssertionError(service + " ended with " + code + " on its way to " + point);
        }
        system.start(service);
    }

    /** One of each kind, onto the topic. */
    void poison() {
        var template = topics.read().stream()
                .filter(record -> Poison.TEMPLATE.equals(typeOf(record)))
                .findFirst()
                .orElseThrow();
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (var kind : Poison.values()) {
            var record = kind.record(template);
            poison.put(new String(record.key(), StandardCharsets.UTF_8), kind);
            records.add(record);
        }
        topics.send(records);
    }

    private static String typeOf(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader("ce_type");
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Puts the newest records onto their topics again, ten times over, as they are. */
    void redeliver(int newest) {
        var all = topics.read();
        var again = all.subList(Math.max(0, all.size() - newest), all.size()).stream()
                .filter(record -> record.key() != null)
                .filter(record -> !poison.containsKey(new String(record.key(), StandardCharsets.UTF_8)))
                .map(record -> new ProducerRecord<>(
                        record.topic(), record.partition(), record.key(), record.value(), record.headers()))
                .toList();
        for (int time = 0; time < 10; time++) {
            topics.send(again);
        }
    }

    /** I7: everything recorded is published and taken in, within its time. */
    List<Violation> comeToRest() {
        var left = new ArrayList<String>();
        long healed = System.nanoTime();
        // Twice in a row: between two looks, an event may be neither in an outbox nor behind a group.
        var looks = new AtomicInteger();
        boolean rested = within(RESTED_WITHIN, () -> looks.updateAndGet(calm -> isAtRest(left) ? calm + 1 : 0) == 2);
        say("backlog empty: %s, after %d s"
                .formatted(rested, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - healed)));
        return rested ? List.of() : List.of(new Violation("I7", "left after " + RESTED_WITHIN + ": " + left));
    }

    private boolean isAtRest(List<String> left) {
        left.clear();
        try (var database = database()) {
            left.addAll(unpublished(database));
        }
        topics.lag().forEach((group, records) -> left.add(group + " " + records));
        return left.isEmpty();
    }

    static List<String> unpublished(Database database) {
        return database.lines(database.ofAll("""
                select 'outbox of %s', count(*)::text from %s.outbox_events
                where published_at is null and parked_at is null having count(*) > 0"""));
    }

    /** How many replicas read in each consumer group of a service. */
    Map<String, Integer> members(String service) {
        return topics.members(service);
    }

    Database database() {
        return Database.open(system.backing().adminJdbcUrl());
    }

    /** What there is to see, once at rest. */
    Evidence evidence(Database database, List<Told> told) {
        return evidence(database, told, Set.of());
    }

    /** @param letGo events that an operator has decided to leave without effect */
    Evidence evidence(Database database, List<Told> told, Set<UUID> letGo) {
        var copies =
                topics.read().stream().map(Copy::of).filter(Objects::nonNull).toList();
        return new Evidence(database, copies, told, Set.copyOf(poison.keySet()), letGo);
    }

    /** Each piece of poison is a dead letter where somebody would have had to take it in, and nowhere else. */
    List<Violation> poisonIsKept(Database database) {
        var violations = new ArrayList<Violation>();
        poison.forEach((key, kind) -> {
            for (var service : Database.SERVICES) {
                long letters = database.number(
                        "select count(*) from " + service + ".dead_letters where encode(record_key, 'escape') = ?",
                        key);
                if (letters != (kind.victims().contains(service) ? 1 : 0)) {
                    violations.add(new Violation(
                            "I1", "%s has %d dead letters of %s %s".formatted(service, letters, kind, key)));
                }
            }
        });
        return violations;
    }

    @Override
    public void close() {
        topics.close();
    }
}
