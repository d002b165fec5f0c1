package org.fleetrental.bench;

import java.time.Instant;
import java.util.List;

/** How fast fleet-service's relay brings its outbox to Kafka: from the commit to the last mark. */
final class RelayRate {

    private final Workbench bench;

    RelayRate(Workbench bench) {
        this.bench = bench;
    }

    /** With a relay that looks for work often: SQL from outside cannot wake it as a commit of the service would. */
    void restart(String pollInterval) {
        bench.system().kill("fleet");
        bench.startService("fleet", "-Dfleet.messaging.outbox.poll-interval=" + pollInterval);
    }

    /** Events a second. One commit makes all events visible. */
    double measure(List<Event> events) throws Exception {
        long before = lastPosition();
        try (var connection = bench.connect()) {
            connection.setAutoCommit(false);
            OutboxCopy.insert(connection, OutboxCopy.Target.FLEET, Workbench.TOPIC, events);
            connection.commit();
        }
        var committed = Instant.now();
        awaitDrained();
        return events.size() / seconds(committed, before);
    }

    long lastPosition() throws Exception {
        return bench.number("select coalesce(max(position), 0) from fleet.outbox_events");
    }

    void awaitDrained() throws Exception {
        Workbench.until(() -> bench.number("select count(*) from (select from fleet.outbox_pending limit 1)") == 0);
    }

    private double seconds(Instant from, long afterPosition) throws Exception {
        long micros = bench.number("select (extract(epoch from max(published_at)) * 1000000)::bigint"
                + " from fleet.outbox_events where position > " + afterPosition);
        return (micros - Workbench.micros(from)) / 1e6;
    }
}
