package org.fleetrental.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fleetrental.local.LocalSystem;
import org.fleetrental.local.SystemOptions;
import org.fleetrental.system.faults.Told.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two replicas of each service are restarted one after the other, under load: no request fails, and what a replica held
 * is free at once. It takes minutes, so it runs on demand: {@code ./fleet drill restart}.
 */
@EnabledIfSystemProperty(named = "fleet.drill", matches = "restart")
class RestartDrillTest {

    private static final Duration BETWEEN = Duration.ofSeconds(3);

    /** Until the groups have moved and the lanes are shared, after a start. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    @Test
    void noRequestFailsWhileEveryReplicaIsRestarted() {
        try (var system = LocalSystem.start(SystemOptions.forTests().withDurable(true));
                var rig = new Rig(system, System.out::println)) {
            Database.SERVICES.forEach(system::addReplica);
            var calls = new RoundRobin(system);
            List<Told> told;
            try (var load = Load.start(system, 1, _ -> calls)) {
                Rig.hold(BETWEEN);
                Database.SERVICES.forEach(
                        service -> system.instances(service).forEach(replica -> restart(rig, service, replica)));
                Rig.hold(BETWEEN);
                told = load.stop();
            }
            rig.say("%d requests, answered within %d ms (half), %d ms (99 of 100), %d ms (all)"
                    .formatted(told.size(), calls.millis(0.5), calls.millis(0.99), calls.millis(1)));
            rig.say("Sent again: " + calls.repeated());
            rig.say("Failed: " + calls.failed().size());

            assertThat(calls.failed()).isEmpty();
            assertThat(told).extracting(Told::verdict).isSubsetOf(Set.of(Verdict.YES, Verdict.NO));
            assertThat(promises(rig, told)).isEmpty();
        }
    }

    private static void restart(Rig rig, String service, String replica) {
        var system = rig.system();
        Rig.within(SETTLED_WITHIN, () -> relays(rig, service) == 2);
        long begin = System.nanoTime();
        system.stop(replica);
        long stopped = System.nanoTime();
        long relays = relays(rig, service);
        var members = rig.members(service);
        int code = system.exitCode(replica);
        system.start(replica);
        rig.say("%s: ended in %d ms with %d, %d relay and members %s left, ready again in %d ms"
                .formatted(
                        replica, millis(stopped - begin), code, relays, members, millis(System.nanoTime() - stopped)));
        assertThat(relays)
                .as("relays of %s right after %s has ended", service, replica)
                .isEqualTo(1);
        assertThat(members.values()).as("members of the groups of " + service).containsOnly(1);
        assertThat(code).as("exit code of " + replica).isEqualTo(143);
        Rig.hold(BETWEEN);
    }

    /** How many replicas hold the right to lanes; those whose lease has run out as well. */
    private static long relays(Rig rig, String service) {
        try (var database = rig.database()) {
            return database.number("select count(*) from " + service + ".outbox_relays");
        }
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    private static List<Violation> promises(Rig rig, List<Told> told) {
        var violations = new ArrayList<>(rig.comeToRest());
        try (var database = rig.database()) {
            violations.addAll(rig.evidence(database, told).violations());
        }
        rig.say("I1 to I7: " + violations.size() + " violations");
        return violations;
    }
}
