package org.fleetrental.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast maintenance-service turns a backlog of its topic into effects: an inbox row, the aggregate's version, and
 * the vehicle of its own picture, for each event.
 */
final class ConsumerRate {

    private static final String UNIT = "effects/s";
    private static final String TOPIC = "fleet.vehicles";
    /** As the services' {@code max.poll.records}. */
    private static final int BATCH = 100;

    private final Workbench bench;

    ConsumerRate(Workbench bench) {
        this.bench = bench;
    }

    void measure(Sizes sizes, Report report) throws Exception {
        var effects = new ArrayList<Double>();
        var inserts = new ArrayList<Double>();
        for (int run = 0; run <= sizes.runs(); run++) {
            var events = Event.interleaved(sizes.events(), sizes.aggregates());
            effects.add(measure(events));
            inserts.add(measureInserts(events));
        }
        report.add(Finding.of("consumer", new Runs(UNIT, effects.subList(1, effects.size())))
                .against("bare inserts", new Runs(UNIT, inserts.subList(1, inserts.size())))
                .aiming(Finding.Goal.atLeast(">= 50 %", 0.5)));
    }

    /** Effects a second: from the start of the first transaction to the commit of the last. */
    double measure(List<Event> events) throws Exception {
        bench.execute(
                "truncate maintenance.inbox_processed_messages, maintenance.aggregate_versions",
                "truncate maintenance.vehicle cascade");
        bench.system().pause("maintenance");
        try (var producer = bench.producer()) {
            events.forEach(event -> producer.send(event.record(TOPIC, bench.contentId())));
            producer.flush();
        } finally {
            bench.system().resume("maintenance");
        }
        Workbench.until(
                () -> bench.number("select count(*) from maintenance.inbox_processed_messages") == events.size());
        double micros = bench.number("""
                select (extract(epoch from max(pg_xact_commit_timestamp(xmin)) - min(processed_at)) * 1000000)::bigint
                from maintenance.inbox_processed_messages
                """);
        return events.size() / (micros / 1e6);
    }

    /** Rows of the same form by plain batches, one transaction each. */
    private double measureInserts(List<Event> events) throws Exception {
        bench.execute("truncate bench.inbox_processed_messages, bench.aggregate_versions, bench.vehicle");
        try (var connection = bench.connect()) {
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            for (int from = 0; from < events.size(); from += BATCH) {
                insert(connection, events.subList(from, Math.min(from + BATCH, events.size())));
                connection.commit();
            }
            return events.size() / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private static void insert(Connection connection, List<Event> batch) throws SQLException {
        try (var inbox = connection.prepareStatement("""
                        insert into bench.inbox_processed_messages (consumer, event_id, event_type)
                        values ('maintenance', ?, ?) on conflict do nothing
                        """);
                var versions = connection.prepareStatement("""
                        insert into bench.aggregate_versions as seen (projection, aggregate_id, version)
                        values ('vehicles', ?, ?) on conflict (projection, aggregate_id)
                        do update set version = excluded.version where seen.version < excluded.version
                        """);
                var vehicles = connection.prepareStatement("""
                        insert into bench.vehicle (id, standing, vehicle_class, vin, make, model, model_year,
                            fleet_odometer_km, heard_at, fleet_read_at)
                        values (?, 'IN_FLEET', 'COMPACT', 'WVWZZZ1JZXW000001', 'Volkswagen', 'Golf Variant', 2023, ?, now(), now())
                        on conflict (id) do update
                        set fleet_odometer_km = excluded.fleet_odometer_km, heard_at = excluded.heard_at,
                            fleet_read_at = excluded.fleet_read_at
                        """)) {
            for (var event : batch) {
                inbox.setObject(1, event.id());
                inbox.setString(2, event.headers().get("ce_type"));
                inbox.addBatch();
                versions.setObject(1, event.aggregate());
                versions.setLong(2, event.version());
                versions.addBatch();
                vehicles.setObject(1, event.aggregate());
                vehicles.setLong(2, event.version());
                vehicles.addBatch();
            }
            inbox.executeBatch();
            versions.executeBatch();
            vehicles.executeBatch();
        }
    }
}
