package org.fleetrental.messaging;

import java.util.Optional;

/** The event that is being handled on this thread: what is published meanwhile names it as its cause. */
public final class Cause {

    private static final ScopedValue<EventMetadata> CURRENT = ScopedValue.newInstance();

    private Cause() {}

    public static Optional<EventMetadata> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    public static void during(EventMetadata metadata, Runnable handling) {
        ScopedValue.where(CURRENT, metadata).run(handling);
    }
}
