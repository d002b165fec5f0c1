package org.fleetrental.messaging.operator;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operator has started and that goes on in the background.
 *
 * @param subject the topic or the projection; of dead letters, that they are
 * @param from where a replay begins, by the time of the records; null for a rebuild
 * @param to where it ends, exclusive; null for all that the service has consumed by the start
 * @param cancelledBy who has asked for its end; it stops when the records in hand are settled
 * @param error why it failed
 */
public record Run(
        UUID id,
        Kind kind,
        String subject,
        @Nullable Instant from,
        @Nullable Instant to,
        State state,
        String startedBy,
        Instant startedAt,
        @Nullable String cancelledBy,
        @Nullable Instant finishedAt,
        Progress progress,
        @Nullable String error) {

    public enum Kind {
        REPLAY,
        REBUILD,
        DEAD_LETTERS
    }

    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED,
        /** Its process stopped or died before the end. */
        INTERRUPTED
    }
}
