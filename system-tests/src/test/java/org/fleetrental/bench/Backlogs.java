package org.fleetrental.bench;

import java.util.ArrayList;
import java.util.List;

/** The relay with much to do, and with much behind it. */
final class Backlogs {

    private static final String UNIT = "events/s";

    private final Workbench bench;
    private final Sizes sizes;
    private final RelayRate relay;

    Backlogs(Workbench bench, Sizes sizes) {
        this.bench = bench;
        this.sizes = sizes;
        this.relay = new RelayRate(bench);
    }

    /** A long backlog becomes visible at once, by one commit; each tenth of it by itself. */
    void drain(Report report) throws Exception {
        prepare();
        try (var connection = bench.connect()) {
            connection.setAutoCommit(false);
            OutboxCopy.repeat(connection, OutboxCopy.Target.FLEET, 1, sizes.backlog() / sizes.events(), false);
            connection.commit();
        }
        relay.awaitDrained();
        var tenths = tenths();
        var first = Runs.of(UNIT, tenths.getFirst());
        report.add(Finding.of("backlog of %,d, middle tenth".formatted(sizes.backlog()), Runs.of(UNIT, tenths.get(5)))
                .against("its first tenth", first));
        report.add(Finding.of("backlog of %,d, last tenth".formatted(sizes.backlog()), Runs.of(UNIT, tenths.get(9)))
                .against("its first tenth", first)
                .aiming(Finding.Goal.atLeast(">= 90 %", 0.9)));
        report.add(Finding.of(
                "memory of fleet-service then (RSS)",
                Runs.of("MiB", ServiceProcess.residentMiB(bench.system().pid("fleet")))));
    }

    /** Published rows pile up; the same backlog is relayed in front of them. */
    void keep(Report report) throws Exception {
        prepare();
        var alone = relayed();
        report.add(Finding.of("relay with an empty outbox", alone));
        int kept = 0;
        for (int rows : sizes.kept()) {
            try (var connection = bench.connect()) {
                int from = kept / sizes.events() + 1;
                int times = (rows - kept) / sizes.events();
                OutboxCopy.repeat(connection, OutboxCopy.Target.FLEET, from, times, true);
            }
            kept = rows;
            bench.execute("vacuum (analyze) fleet.outbox_events, fleet.outbox_pending", "checkpoint");
            report.add(Finding.of("relay with %,d published rows".formatted(rows), relayed())
                    .against("with none", alone)
                    .aiming(Finding.Goal.atLeast(">= 90 %", 0.9)));
        }
    }

    private void prepare() throws Exception {
        relay.restart("PT0.1S");
        bench.execute("truncate fleet.outbox_events, fleet.outbox_pending");
        relay.measure(events());
        bench.execute(
                "drop table if exists bench.original",
                "create table bench.original as select * from fleet.outbox_events",
                "truncate fleet.outbox_events, fleet.outbox_pending");
    }

    private Runs relayed() throws Exception {
        var rates = new ArrayList<Double>();
        for (int run = 0; run < sizes.runs(); run++) {
            rates.add(relay.measure(events()));
        }
        return new Runs(UNIT, rates);
    }

    private List<Event> events() {
        return Event.interleaved(sizes.events(), sizes.aggregates());
    }

    /** Rates of the tenths in the order of publication. */
    private List<Double> tenths() throws Exception {
        var rates = new ArrayList<Double>();
        try (var connection = bench.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("""
                        select count(*) / extract(epoch from max(published_at) - min(published_at))
                        from (select published_at, ntile(10) over (order by published_at) as tenth
                              from fleet.outbox_events) published
                        group by tenth order by tenth
                        """)) {
            while (result.next()) {
                rates.add(result.getDouble(1));
            }
        }
        return rates;
    }
}
