package org.fleetrental.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Latency at half of what the relay, and then the consumer, can do. */
final class HalfLoad {

    private static final String VEHICLES = "fleet.vehicles";

    private final Workbench bench;
    private final Sizes sizes;

    HalfLoad(Workbench bench, Sizes sizes) {
        this.bench = bench;
        this.sizes = sizes;
    }

    /** The relay polls every 5 ms here: writes from outside do not wake it, as the commits of its service do. */
    void measure(Report report) throws Exception {
        var relay = new RelayRate(bench);
        relay.restart("PT0.005S");
        int perSecond = halfOfRelay(relay);
        load(OutboxCopy.Target.FLEET, Math.min(perSecond, 1_000), 3);
        var ours = load(OutboxCopy.Target.FLEET, perSecond, sizes.loadSeconds());
        Map<String, Runs> theirs;
        try (var _ = Debezium.start(bench, Debezium.TUNED)) {
            load(OutboxCopy.Target.DEBEZIUM, Math.min(perSecond, 1_000), 3);
            theirs = load(OutboxCopy.Target.DEBEZIUM, perSecond, sizes.loadSeconds());
        }
        for (var name : Latency.names()) {
            report.add(Finding.of("commit to topic at %,d/s, %s".formatted(perSecond, name), ours.get(name))
                    .against("Debezium, tuned", theirs.get(name))
                    .aiming(Finding.Goal.atMost("<= Debezium", 1)));
        }
        int effects = halfOfConsumer();
        effect(Math.min(effects, 300), 3);
        var times = effect(effects, sizes.loadSeconds());
        for (var name : Latency.names()) {
            report.add(Finding.of("commit to effect at %,d/s, %s".formatted(effects, name), times.get(name)));
        }
    }

    private int halfOfRelay(RelayRate relay) throws Exception {
        bench.execute("truncate fleet.outbox_events, fleet.outbox_pending");
        relay.measure(Event.interleaved(sizes.events(), sizes.aggregates()));
        return (int) (relay.measure(Event.interleaved(sizes.events(), sizes.aggregates())) / 2);
    }

    private int halfOfConsumer() throws Exception {
        return (int) (new ConsumerRate(bench).measure(Event.interleaved(sizes.events(), sizes.aggregates())) / 2);
    }

    private Map<String, Runs> load(OutboxCopy.Target outbox, int perSecond, int seconds) throws Exception {
        var latency = new Latency();
        try (var listener = new Listener(bench, Workbench.TOPIC)) {
            warnIfSlow(latency.load(bench, outbox, Workbench.TOPIC, perSecond, seconds), perSecond);
            Workbench.until(() -> listener.seenMicros().keySet().containsAll(latency.ids()));
            return latency.against(listener.seenMicros());
        }
    }

    /** The effect is there when the consumer's transaction has committed; PostgreSQL notes when that was. */
    private Map<String, Runs> effect(int perSecond, int seconds) throws Exception {
        bench.execute("truncate maintenance.inbox_processed_messages");
        var latency = new Latency();
        warnIfSlow(latency.load(bench, OutboxCopy.Target.FLEET, VEHICLES, perSecond, seconds), perSecond);
        Workbench.until(() -> bench.number("select count(*) from maintenance.inbox_processed_messages")
                >= latency.ids().size());
        var seen = new HashMap<UUID, Long>();
        try (var connection = bench.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("""
                        select event_id, (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000)::bigint
                        from maintenance.inbox_processed_messages
                        """)) {
            while (result.next()) {
                seen.put(result.getObject(1, UUID.class), result.getLong(2));
            }
        }
        return latency.against(seen);
    }

    private static void warnIfSlow(double written, int perSecond) {
        if (written < 0.95 * perSecond) {
            System.out.printf("The database took only %,.0f of %,d events a second%n", written, perSecond);
        }
    }
}
