package org.fleetrental.messaging.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.fleetrental.messaging.operator.Progress;
import org.fleetrental.messaging.operator.Run;
import org.jspecify.annotations.Nullable;

/** A replay as an operator sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayView(
        UUID id,
        String topic,
        @Nullable Instant from,
        @Nullable Instant to,
        Run.State state,
        String startedBy,
        Instant startedAt,
        @Nullable String cancelledBy,
        @Nullable Instant finishedAt,
        Progress progress,
        @Nullable String error) {

    static ReplayView of(Run run) {
        return new ReplayView(
                run.id(),
                run.subject(),
                run.from(),
                run.to(),
                run.state(),
                run.startedBy(),
                run.startedAt(),
                run.cancelledBy(),
                run.finishedAt(),
                run.progress(),
                run.error());
    }
}
