package org.fleetrental.messaging.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.fleetrental.messaging.inbox.Projections;
import org.fleetrental.messaging.operator.Run;
import org.jspecify.annotations.Nullable;

/**
 * A projection as an operator sees it.
 *
 * @param lastRebuild absent if there never was one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProjectionView(
        String name,
        SortedSet<String> topics,
        SortedSet<String> eventTypes,
        @Nullable RebuildView lastRebuild) {

    static ProjectionView of(Projections.Fed fed, Optional<Run> lastRebuild) {
        return new ProjectionView(
                fed.name(),
                new TreeSet<>(fed.projection().topics()),
                new TreeSet<>(fed.types()),
                lastRebuild.map(RebuildView::of).orElse(null));
    }
}
