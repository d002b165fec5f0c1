package org.fleetrental.local.alignment;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fleetrental.local.KafkaFacts;
import org.fleetrental.local.SystemService;

/**
 * Brings databases and topics together again when they stand at different points in time: after the databases went back
 * to an earlier one, or after Kafka lost what it had acknowledged. All databases have to be of one instant.
 *
 * <p>An event that its owner's outbox does not know has not happened: it is let go in every service that reads its
 * topic. One that the outbox calls published, and the topic does not hold, is published again. And every consumer reads
 * on from a time before all that; what it knows has no second effect. Doing it again changes nothing more.
 */
public final class Alignment {

    /** An outbox forgets what was published more than seven days ago; that must not look like a stray. */
    private static final Duration LONGEST = Duration.ofDays(6);

    /** Clocks differ, and a row is marked after its record was made. */
    private static final Duration SLACK = Duration.ofMinutes(10);

    private static final int STRAYS_MAX = 100_000;

    private final Map<String, Object> kafka;
    private final String adminJdbcUrl;
    private final Map<String, String> owned;
    private final Map<String, Map<String, String>> readers;

    /**
     * @param kafka settings of a client that may read the topics and move the groups
     * @param adminJdbcUrl of a superuser: it looks into all schemas
     * @param owned topics, by the service that owns each
     * @param readers by service, its consumer groups by topic
     */
    public Alignment(
            Map<String, Object> kafka,
            String adminJdbcUrl,
            Map<String, String> owned,
            Map<String, Map<String, String>> readers) {
        this.kafka = Map.copyOf(kafka);
        this.adminJdbcUrl = adminJdbcUrl;
        this.owned = Map.copyOf(owned);
        this.readers = Map.copyOf(readers);
    }

    /** Of the four services, by the configuration in this repository. */
    public static Alignment ofServices(Map<String, Object> kafka, String adminJdbcUrl) {
        var facts = KafkaFacts.here();
        var readers = new HashMap<String, Map<String, String>>();
        for (var service : SystemService.values()) {
            readers.put(service.id(), facts.groups(service));
        }
        return new Alignment(kafka, adminJdbcUrl, facts.owned(), readers);
    }

    /** What was found and is not mended yet, topic by topic, each partition in order. */
    public record Findings(List<Stray> strays, List<Missing> missing) {

        public boolean isEmpty() {
            return strays.isEmpty() && missing.isEmpty();
        }
    }

    /**
     * Compares, and changes nothing. Services may run meanwhile.
     *
     * @param since before this, databases and topics agree
     * @throws IllegalArgumentException if that is too long ago for the outboxes to know
     */
    public Findings compare(Instant since) {
        return inDatabase(connection -> {
            requireRemembered(connection, since);
            var findings = new Findings(new ArrayList<>(), new ArrayList<>());
            for (var each : owned.entrySet()) {
                compare(connection, each.getKey(), each.getValue(), since, findings);
            }
            return findings;
        });
    }

    private void requireRemembered(Connection connection, Instant since) throws SQLException {
        var newest = new ArrayList<Instant>();
        for (var owner : owned.keySet()) {
            new OwnersOutbox(connection, owner).newest().ifPresent(newest::add);
        }
        if (newest.isEmpty()) {
            throw new IllegalArgumentException("No outbox knows of any event: nothing to compare with");
        }
        var earliest = Collections.max(newest).minus(LONGEST);
        if (since.isBefore(earliest)) {
            throw new IllegalArgumentException(
                    "Since " + since + " is too long ago: the outboxes remember from " + earliest + " on");
        }
    }

    private void compare(Connection connection, String owner, String topic, Instant since, Findings findings)
            throws SQLException {
        var outbox = new OwnersOutbox(connection, owner);
        // What is published from now on may miss the end of the topic.
        var begin = now(connection);
        new TopicTail(kafka, topic, since.minus(SLACK)).read(records -> {
            findings.strays().addAll(strays(connection, outbox, records, since));
            if (findings.strays().size() > STRAYS_MAX) {
                throw new IllegalStateException("More than " + STRAYS_MAX + " strays: is this the right database?");
            }
        });
        findings.missing().addAll(outbox.missing(topic, since, begin));
    }

    private List<Stray> strays(
            Connection connection, OwnersOutbox outbox, List<ConsumerRecord<byte[], byte[]>> records, Instant since) {
        var events = records.stream()
                .flatMap(record -> Stray.eventId(record).map(id -> new Stray(id, record)).stream())
                .toList();
        try {
            var unknown = outbox.seen(events.stream().map(Stray::eventId).toList());
            var strays = events.stream()
                    .filter(event -> unknown.contains(event.eventId()))
                    .filter(event -> event.record().timestamp() >= since.toEpochMilli())
                    .toList();
            return strays.isEmpty() ? strays : withoutLetGo(connection, strays);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @param strays of one topic; without those that all its readers have let go */
    private List<Stray> withoutLetGo(Connection connection, List<Stray> strays) throws SQLException {
        var ids = strays.stream().map(Stray::eventId).toList();
        var open = new HashSet<UUID>();
        for (var reader : readersOf(strays.getFirst().record().topic())) {
            open.addAll(new LetGo(connection, reader).notYet(ids));
        }
        return strays.stream().filter(stray -> open.contains(stray.eventId())).toList();
    }

    private List<String> readersOf(String topic) {
        return readers.entrySet().stream()
                .filter(reader -> reader.getValue().containsKey(topic))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Does what is to be done about the findings of {@link #compare}, in one transaction of the database; then sets the
     * consumers back. A crash in between is mended by doing it again.
     *
     * @param by who decided
     * @throws IllegalStateException if a service is running
     */
    public void apply(Findings findings, Instant since, String by) {
        try (var places = new GroupPlaces(kafka)) {
            places.requireNobodyReads(readers.values().stream()
                    .flatMap(groups -> groups.values().stream())
                    .toList());
            inDatabase(connection -> {
                connection.setAutoCommit(false);
                letGo(connection, findings.strays(), by);
                publishAgain(connection, findings.missing());
                connection.commit();
                return findings;
            });
            readers.values().forEach(groups -> groups.forEach((topic, group) -> places.setBack(group, topic, since)));
        }
    }

    private void letGo(Connection connection, List<Stray> strays, String by) throws SQLException {
        var reason = "Its owner's database has gone back to a time before it";
        for (var reader : readers.entrySet()) {
            var read = strays.stream()
                    .filter(stray ->
                            reader.getValue().containsKey(stray.record().topic()))
                    .toList();
            new LetGo(connection, reader.getKey()).let(read, by, reason);
        }
    }

    private static void publishAgain(Connection connection, List<Missing> missing) throws SQLException {
        Map<String, Set<UUID>> byOwner = missing.stream()
                .collect(Collectors.groupingBy(
                        Missing::owner, Collectors.mapping(Missing::eventId, Collectors.toSet())));
        for (var each : byOwner.entrySet()) {
            new OwnersOutbox(connection, each.getKey()).publishAgain(each.getValue());
        }
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T inDatabase(Work<T> work) {
        try (var connection = DriverManager.getConnection(adminJdbcUrl)) {
            return work.in(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
