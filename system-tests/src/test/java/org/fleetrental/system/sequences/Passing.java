package org.fleetrental.system.sequences;

import java.time.Duration;
import java.time.Instant;
import org.fleetrental.local.SimulatedTime;

/** The one time of all services. It only goes forward, from one sequence to the next as well. */
final class Passing {

    private final SimulatedTime simulated;
    private Instant now;

    Passing(SimulatedTime simulated, Instant begins) {
        this.simulated = simulated;
        this.now = begins;
    }

    Instant now() {
        return now;
    }

    void by(Duration time) {
        now = now.plus(time);
        simulated.set(now);
    }
}
