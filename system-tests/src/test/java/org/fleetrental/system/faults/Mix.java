package org.fleetrental.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Faults under load, by seed, and then the question whether every promise was kept. */
final class Mix {

    private static final Duration BETWEEN_FAULTS = Duration.ofMillis(500);

    private final Rig rig;
    private final long seed;
    private final List<Fault> faults;
    private final Random random;

    Mix(Rig rig, long seed, List<Fault> faults) {
        this.rig = rig;
        this.faults = faults;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Every fault once, in an order of the seed's; then again, until the time is over or a promise broken. */
    List<Violation> forAsLongAs(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        var violations = new ArrayList<Violation>();
        do {
            violations.addAll(underLoad(this::round));
        } while (violations.isEmpty() && System.nanoTime() < end);
        return violations;
    }

    private void round() {
        var order = new ArrayList<>(faults);
        Collections.shuffle(order, random);
        rig.say("seed " + seed + ": " + order);
        for (var fault : order) {
            Rig.hold(BETWEEN_FAULTS);
            rig.say(fault.name());
            fault.strike(rig, random);
        }
    }

    private List<Violation> underLoad(Runnable trouble) {
        List<Told> told;
        try (var load = Load.start(rig.system(), random.nextLong())) {
            Rig.hold(BETWEEN_FAULTS);
            trouble.run();
            told = load.stop();
        }
        say(told);
        return verdict(told);
    }

    private void say(List<Told> told) {
        for (var verdict : Told.Verdict.values()) {
            rig.say("%d requests were answered %s"
                    .formatted(
                            told.stream()
                                    .filter(one -> one.verdict() == verdict)
                                    .count(),
                            verdict));
        }
    }

    /** Waits until the system has come to rest and looks at it. */
    List<Violation> verdict(List<Told> told) {
        var violations = new ArrayList<>(rig.comeToRest());
        try (var database = rig.database()) {
            violations.addAll(rig.evidence(database, told).violations());
            violations.addAll(rig.poisonIsKept(database));
        }
        for (var invariant : List.of("I1", "I2", "I3", "I4", "I5", "I6", "I7")) {
            var broken = violations.stream()
                    .filter(violation -> violation.invariant().equals(invariant))
                    .toList();
            rig.say(invariant + (broken.isEmpty() ? " holds" : " IS BROKEN, " + broken.size() + " times"));
            broken.stream().limit(20).forEach(violation -> rig.say("  " + violation.what()));
        }
        return violations;
    }
}
