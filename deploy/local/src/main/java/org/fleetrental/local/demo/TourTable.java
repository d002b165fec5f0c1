package org.fleetrental.local.demo;

import java.io.PrintStream;

/** The tour as a table: a line per call, and below it a line per event and per effect that followed. */
final class TourTable {

    private static final String ROW = "%-34s %-27s %-18s %10s  %-12s %8s%n";

    private final PrintStream out;

    TourTable(PrintStream out) {
        this.out = out;
    }

    void head() {
        out.println();
        out.printf(ROW, "call", "event or effect", "topic", "part/offs", "service", "after ms");
        out.printf(ROW, "-".repeat(34), "-".repeat(27), "-".repeat(18), "-".repeat(10), "-".repeat(12), "-".repeat(8));
    }

    void call(Call call) {
        out.printf(ROW, call.name(), "answered " + call.status(), "", "", call.service(), call.tookMs());
    }

    void event(Call call, EventWatch.Sighting event) {
        out.printf(
                ROW,
                "",
                event.type(),
                event.topic(),
                event.partition() + "/" + event.offset(),
                event.source(),
                call.msUntil(event.seenNanos()));
    }

    void effect(Call call, Effect effect, long seenNanos) {
        out.printf(ROW, "", "> " + effect.what(), "", "", effect.service(), call.msUntil(seenNanos));
    }
}
