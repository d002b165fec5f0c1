package org.fleetrental.bench;

import java.util.ArrayList;
import java.util.List;

/** The relay beside its bare parts and beside Debezium, in turns. */
final class Throughput {

    private static final String UNIT = "events/s";

    private final Workbench bench;
    private final Sizes sizes;
    private final List<Double> relay = new ArrayList<>();
    private final List<Double> reads = new ArrayList<>();
    private final List<Double> producer = new ArrayList<>();
    private final List<Double> marks = new ArrayList<>();
    private final List<Double> parts = new ArrayList<>();
    private final List<Double> debezium = new ArrayList<>();
    private final List<Double> tunedDebezium = new ArrayList<>();

    Throughput(Workbench bench, Sizes sizes) {
        this.bench = bench;
        this.sizes = sizes;
    }

    void measure(Report report) throws Exception {
        var rate = new RelayRate(bench);
        rate.restart("PT0.1S");
        for (int run = 0; run <= sizes.runs(); run++) {
            bench.execute("truncate fleet.outbox_events");
            relay.add(rate.measure(events()));
            measureParts();
            debezium.add(measureDebezium(Debezium.DEFAULTS));
            tunedDebezium.add(measureDebezium(Debezium.TUNED));
        }
        report.add(Finding.of("bare read", measured(reads)));
        report.add(Finding.of("bare mark", measured(marks)));
        report.add(Finding.of("relay", measured(relay)).against("bare producer", measured(producer)));
        report.add(Finding.of("relay", measured(relay))
                .against("read + send + mark", measured(parts))
                .aiming(Finding.Goal.atLeast(">= 60 %", 0.6)));
        report.add(Finding.of("relay", measured(relay))
                .against("Debezium", measured(debezium))
                .aiming(Finding.Goal.atLeast(">= 2 x", 2)));
        report.add(Finding.of("relay", measured(relay))
                .against("Debezium, tuned", measured(tunedDebezium))
                .aiming(Finding.Goal.atLeast(">= 2 x", 2)));
    }

    private List<Event> events() {
        return Event.interleaved(sizes.events(), sizes.aggregates());
    }

    private void measureParts() throws Exception {
        var times = new BareParts(bench).measure(events());
        reads.add(sizes.events() / times.read());
        producer.add(sizes.events() / times.send());
        marks.add(sizes.events() / times.mark());
        parts.add(sizes.events() / times.sum());
    }

    private double measureDebezium(java.util.Map<String, String> tuning) throws Exception {
        try (var engine = Debezium.start(bench, tuning)) {
            return engine.measure(bench, events());
        }
    }

    /** Without the first, which warms up. */
    private static Runs measured(List<Double> runs) {
        return new Runs(UNIT, runs.subList(1, runs.size()));
    }
}
