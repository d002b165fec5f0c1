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
            var positions = new ArrayList<Long>();
            double read = seconds(() -> read(connection, positions));
            double send = send(events);
            return new Times(read, send, seconds(() -> mark(connection, positions)));
        }
    }

    private static void read(Connection connection, List<Long> positions) throws SQLException {
        try (var select = connection.prepareStatement("""
                select position, event_id, topic, record_key, aggregate_version,
                    schema_group, schema_name, schema_version, headers, payload
                from bench.outbox_pending join bench.outbox_events using (position) where position > ?
                order by position limit ?
                """)) {
            long last = 0;
            int rows;
            do {
                rows = 0;
                select.setLong(1, last);
                select.setInt(2, ROWS_AT_A_TIME);
                try (var result = select.executeQuery()) {
                    while (result.next()) {
                        last = result.getLong(1);
                        positions.add(last);
                        rows++;
                        for (int column = 2; column <= 10; column++) {
                            result.getObject(column);
                        }
                    }
                }
            } while (rows == ROWS_AT_A_TIME);
        }
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

    private static void mark(Connection connection, List<Long> positions) throws SQLException {
        try (var update = connection.prepareStatement("""
                with sent as (delete from bench.outbox_pending where position between ? and ? returning position)
                update bench.outbox_events set published_at = now() where position in (select position from sent)
                """)) {
            for (int from = 0; from < positions.size(); from += ROWS_AT_A_TIME) {
                int to = Math.min(from + ROWS_AT_A_TIME, positions.size());
                update.setLong(1, positions.get(from));
                update.setLong(2, positions.get(to - 1));
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
