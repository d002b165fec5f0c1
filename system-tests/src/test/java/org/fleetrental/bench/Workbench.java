package org.fleetrental.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.fleetrental.local.BackingServices;
import org.fleetrental.local.LocalSystem;
import org.fleetrental.local.SystemOptions;
import org.jspecify.annotations.Nullable;

/**
 * The system under measurement: real processes, writes on the disk before they are acknowledged. Where events are
 * measured PostgreSQL runs with {@code wal_level=logical}, which Debezium needs, for all measurements alike.
 *
 * <p>Schema {@code bench} is the benchmarks' own: copies of the services' tables, which the references use without the
 * services' notice.
 */
final class Workbench implements AutoCloseable {

    /** Nobody listens to this topic. */
    static final String TOPIC = "bench.events";

    private static final int PARTITIONS = 6;
    private static final long LOOK_MS = 100;

    private final LocalSystem system;
    private final @Nullable FlightRecordings recordings;
    private final int contentId;

    private Workbench(LocalSystem system, @Nullable FlightRecordings recordings) {
        this.system = system;
        this.recordings = recordings;
        this.contentId = contentIdOf(system.backing());
    }

    /** Only fleet and maintenance stay: the others would take their share of the machine. */
    static Workbench forEvents(@Nullable FlightRecordings recordings) throws SQLException {
        var system = startSystem();
        prepareForEvents(system);
        restartDatabase(system);
        createTopic(system.backing());
        var bench = new Workbench(system, recordings);
        bench.startService("fleet");
        bench.startService("maintenance");
        return bench;
    }

    /** Only rentals and accounting stay. The database can be asked for its plans, see {@link QueryPlans}. */
    static Workbench forBusiness() throws SQLException {
        var system = startSystem();
        var bench = new Workbench(system, null);
        QueryPlans.prepare(bench);
        bench.execute("create schema bench");
        restartDatabase(system);
        bench.startService("rentals");
        bench.startService("accounting");
        return bench;
    }

    private static LocalSystem startSystem() {
        return LocalSystem.start(SystemOptions.forUse());
    }

    private static void prepareForEvents(LocalSystem system) throws SQLException {
        try (var connection = DriverManager.getConnection(system.backing().adminJdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("alter system set wal_level = logical");
            statement.execute("alter system set track_commit_timestamp = on");
            statement.execute("create schema bench");
            for (var table : List.of(
                    "fleet.outbox_events",
                    "fleet.outbox_pending",
                    "maintenance.inbox_processed_messages",
                    "maintenance.aggregate_versions",
                    "maintenance.vehicle")) {
                statement.execute("create table bench.%s (like %s including all)"
                        .formatted(table.substring(table.indexOf('.') + 1), table));
            }
            statement.execute("alter table bench.outbox_events set (fillfactor = 50)");
        }
    }

    /** With nobody connected: what waits for lost connections would disturb the first measurements. */
    private static void restartDatabase(LocalSystem system) {
        List.of("fleet", "rentals", "maintenance", "accounting").forEach(system::kill);
        var backing = system.backing();
        backing.stopRegistry();
        backing.stopPostgres();
        backing.startPostgres();
        backing.startRegistry();
    }

    private static void createTopic(BackingServices backing) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", backing.kafkaBootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("The topic cannot be created", failure);
        }
    }

    private static int contentIdOf(BackingServices backing) {
        var version = URI.create(
                "%s/groups/%s/artifacts/%s/versions/1".formatted(backing.registryUrl(), Event.OWNER, Event.NAME));
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(version).build(), BodyHandlers.ofString());
            return new ObjectMapper().readTree(answer.body()).get("contentId").asInt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** One that has ended, recorded if that was asked for. */
    void startService(String service, String... jvmOptions) {
        var options = Stream.of(jvmOptions);
        system.start(
                service,
                (recordings == null ? options : Stream.concat(options, Stream.of(recordings.option())))
                        .toArray(String[]::new));
    }

    void writeRecordings(Measurement measurement) throws Exception {
        if (recordings != null) {
            recordings.write(system, "fleet", measurement);
            recordings.write(system, "maintenance", measurement);
        }
    }

    LocalSystem system() {
        return system;
    }

    /** What the registry calls the schema of {@link Event}. */
    int contentId() {
        return contentId;
    }

    /** As superuser, committing each statement. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(system.backing().adminJdbcUrl());
    }

    void execute(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column. */
    List<String> texts(String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
        }
        return texts;
    }

    long number(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    String text(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    /** With the settings of the services' relay. */
    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                system.backing().kafkaBootstrapServers(),
                "acks",
                "all",
                "enable.idempotence",
                true,
                "linger.ms",
                0,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
    }

    /** Waits with a look now and then. Measurements take their end from what was recorded, not from the last look. */
    static void until(Condition condition) throws Exception {
        while (!condition.holds()) {
            Thread.sleep(LOOK_MS);
        }
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    @Override
    public void close() {
        system.close();
    }
}
