package org.fleetrental.system.watched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.core.ConditionTimeoutException;
import org.fleetrental.local.Prometheus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks one thing after the other in a running system and waits until Prometheus says so. It takes minutes, so it runs
 * on demand: {@code ./fleet drill alerts}.
 */
@EnabledIfSystemProperty(named = "fleet.drill", matches = "alerts")
class AlertDrillTest {

    /** A figure has to pass its limit of a minute, be measured, scraped and evaluated; and a system has to be slow. */
    private static final Duration FIRES_WITHIN = Duration.ofMinutes(4);

    private static final String ONLY = System.getProperty("fleet.drill.only", "");

    private final Set<String> missed = new TreeSet<>();

    @Test
    void everyBreakageIsSeenByItsAlerts(@TempDir Path home) throws Exception {
        assertThat(Prometheus.isInstalled()).as("prometheus is installed").isTrue();
        try (var drill = Drill.start(home)) {
            // Counters of the events have to be there before something happens to them.
            drill.company.bookableVehicle();
            for (var breakage : chosen()) {
                say(breakage.name());
                breakage.during(drill, alerts -> alerts.forEach(alert -> awaitFiring(drill, alert)));
            }
        }
        assertThat(missed).as("alerts that did not fire").isEmpty();
    }

    private void awaitFiring(Drill drill, String alert) {
        var begin = Instant.now();
        try {
            await().atMost(FIRES_WITHIN)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> drill.firing().contains(alert));
            say("  %s fires, after %d s"
                    .formatted(alert, Duration.between(begin, Instant.now()).toSeconds()));
        } catch (ConditionTimeoutException silent) {
            missed.add(alert);
            say("  %s DOES NOT FIRE; what does: %s".formatted(alert, drill.firing()));
        }
    }

    private static Breakage[] chosen() {
        return ONLY.isEmpty()
                ? Breakage.values()
                : Arrays.stream(ONLY.split(",", -1)).map(Breakage::valueOf).toArray(Breakage[]::new);
    }

    private static void say(String line) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + "  " + line);
    }
}
