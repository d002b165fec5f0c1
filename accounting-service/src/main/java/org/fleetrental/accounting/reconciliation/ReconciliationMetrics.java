package org.fleetrental.accounting.reconciliation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.fleetrental.accounting.reconciliation.Difference.Kind;

/**
 * What comparisons have found, counted as they are made, so that a later one about another time hides nothing. All
 * counters are there from the start: of one that appears with its first difference, no increase could be seen.
 */
@ApplicationScoped
@Startup
class ReconciliationMetrics {

    private final Map<Kind, Counter> differences = new EnumMap<>(Kind.class);
    private final Map<Outcome, Counter> runs = new EnumMap<>(Outcome.class);

    enum Outcome {
        COMPLETE,
        /** There was more to compare than one answer takes. */
        INCOMPLETE,
        /** There was nothing to compare with: rentals-service did not answer. */
        UNAVAILABLE
    }

    ReconciliationMetrics(MeterRegistry meters) {
        for (var kind : Kind.values()) {
            differences.put(
                    kind,
                    Counter.builder("reconciliation.differences")
                            .description("Differences that comparisons have found and that do not settle by themselves")
                            .tag("kind", kind.name())
                            .register(meters));
        }
        for (var outcome : Outcome.values()) {
            runs.put(
                    outcome,
                    Counter.builder("reconciliation.runs")
                            .description("Comparisons of the ledger with the rentals, by how they ended")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    void compared(Reconciled reconciled) {
        count(runs, reconciled.complete() ? Outcome.COMPLETE : Outcome.INCOMPLETE);
        reconciled.differences().stream()
                .filter(difference -> !difference.settling())
                .forEach(difference -> count(differences, difference.kind()));
    }

    void unavailable() {
        count(runs, Outcome.UNAVAILABLE);
    }

    private static <K> void count(Map<K, Counter> counters, K key) {
        Objects.requireNonNull(counters.get(key)).increment();
    }
}
