package org.fleetrental.messaging;

import java.util.Optional;

/** The projection that is rebuilt on this thread: what its handlers do has been done before, and is told to nobody. */
final class Rebuilding {

    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private Rebuilding() {}

    static Optional<String> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    static void during(String projection, Runnable rebuild) {
        ScopedValue.where(CURRENT, projection).run(rebuild);
    }
}
