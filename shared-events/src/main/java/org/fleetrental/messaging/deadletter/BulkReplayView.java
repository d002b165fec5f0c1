package org.fleetrental.messaging.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.messaging.operator.Run;
import org.jspecify.annotations.Nullable;

/** A replay of many dead letters as an operator sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BulkReplayView(
        UUID id,
        Run.State state,
        String startedBy,
        Instant startedAt,
        @Nullable String cancelledBy,
        @Nullable Instant finishedAt,
        BulkCounts letters,
        @Nullable String error) {

    static BulkReplayView of(Run run) {
        return new BulkReplayView(
                run.id(),
                run.state(),
                run.startedBy(),
                run.startedAt(),
                run.cancelledBy(),
                run.finishedAt(),
                BulkCounts.of(run.progress()),
                run.error());
    }
}
