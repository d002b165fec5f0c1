package org.fleetrental.messaging.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.messaging.operator.Progress;
import org.fleetrental.messaging.operator.Run;
import org.jspecify.annotations.Nullable;

/** A rebuild as an operator sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RebuildView(
        UUID id,
        String projection,
        Run.State state,
        String startedBy,
        Instant startedAt,
        @Nullable String cancelledBy,
        @Nullable Instant finishedAt,
        Progress progress,
        @Nullable String error) {

    static RebuildView of(Run run) {
        return new RebuildView(
                run.id(),
                run.subject(),
                run.state(),
                run.startedBy(),
                run.startedAt(),
                run.cancelledBy(),
                run.finishedAt(),
                run.progress(),
                run.error());
    }
}
