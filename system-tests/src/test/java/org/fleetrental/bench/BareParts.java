package org.fleetrental.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What any relay has to do, each step by itself with nothing around it: read the rows in batches, send them all, mark
 * them in batches.
 */
final class BareParts {

    /** As the relay's {@code batch-size}. */
    private static final int ROWS_AT_A_TIME = 500;

    private final Workbench bench;

    BareParts(Workbench bench) {
        this.bench = bench;
    }

    /** Seconds of each step. */
    record Times(double read, double send, double mark) {

        double sum() {
            return read + send + mark;
        }
    }

    Times measure(List<Event> events) throws Exception {
        bench.execute("truncate bench.outbox_events, bench.outbox_pending");
        try (var connection = bench.connect()) {
            OutboxCopy.insert(connection, OutboxCopy.Target.BARE, Workbench.TOPIC, events);
            var chunks = new ArrayList<Chunk>();
            double read = seconds(() -> chunks.addAll(read(connection)));
            double send = send(events);
            return new Times(read, send, seconds(() -> mark(connection, chunks)));
        }
    }

    /** Positions that were read together, of one lane. */
    private record Chunk(int lane, List<Long> positions) {}

    private static List<Chunk> read(Connection connection) throws SQLException {
        var chunks = new ArrayList<Chunk>();
        try (var select = connection.prepareStatement("""
                select p.position, event_id, topic, record_key, aggregate_version,
                    schema_group, schema_name, schema_version, headers, payload
                from bench.outbox_pending p
                cross join lateral (select * from bench.outbox_events where position = p.position offset 0) event
                where p.lane = ? and p.position > ? order by p.position limit ?
                """)) {
            for (int lane = 0; lane < Event.LANES; lane++) {
                long last = 0;
                Chunk chunk;
                do {
                    chunk = new Chunk(lane, new ArrayList<>());
                    select.setInt(1, lane);
                    select.setLong(2, last);
                    select.setInt(3, ROWS_AT_A_TIME);
                    try (var result = select.executeQuery()) {
                        while (result.next()) {
                            last = result.getLong(1);
                            chunk.positions().add(last);
                            for (int column = 2; column <= 10; column++) {
                                result.getObject(column);
                            }
                        }
                    }
                    chunks.add(chunk);
                } while (chunk.positions().size() == ROWS_AT_A_TIME);
            }
        }
        return chunks;
    }

    private double send(List<Event> events) throws Exception {
        var records = events.stream()
                .map(event -> event.record(Workbench.TOPIC, bench.contentId()))
                .toList();
        try (var producer = bench.producer()) {
            producer.partitionsFor(Workbench.TOPIC);
            return seconds(() -> {
                var sent = new ArrayList<Future<RecordMetadata>>();
                records.forEach(record -> sent.add(producer.send(record)));
                for (var acknowledgement : sent) {
                    acknowledgement.get();
                }
            });
        }
    }

    private static void mark(Connection connection, List<Chunk> chunks) throws SQLException {
        try (var update = connection.prepareStatement("""
                with sent as (
                    delete from bench.outbox_pending where lane = ? and position = any (?) returning position)
                update bench.outbox_events set published_at = now() where position in (select position from sent)
                """)) {
            for (var chunk : chunks) {
                update.setInt(1, chunk.lane());
                update.setArray(
                        2, connection.createArrayOf("bigint", chunk.positions().toArray()));
                update.executeUpdate();
            }
        }
    }

    private static double seconds(Step step) throws Exception {
        long begin = System.nanoTime();
        step.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private interface Step {
        void run() throws Exception;
    }
}
