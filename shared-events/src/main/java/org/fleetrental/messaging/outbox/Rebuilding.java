package org.fleetrental.messaging.outbox;

import java.util.Optional;

/** The projection that is rebuilt on this thread: what its handlers do has been done before, and is told to nobody. */
public final class Rebuilding {

    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private Rebuilding() {}

    public static Optional<String> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    public static void during(String projection, Runnable rebuild) {
        ScopedValue.where(CURRENT, projection).run(rebuild);
    }
}
