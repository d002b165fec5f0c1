package org.fleetrental.rentals.rental;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rentals in the order in which they were changed.
 *
 * <p>A change gets its time before it is committed, so one that is committed late appears among those that a reader has
 * passed already. No transaction takes longer than a minute, and no replica's clock is off by more than the client's
 * may be. So at the end of the list stands from when on to read the next time: a little before the reader's present
 * position, as far as a late one can lie behind it. What is read twice is the same or newer.
 */
@ApplicationScoped
class RentalFacts {

    @ConfigMapping(prefix = "fleet.rentals")
    interface Config {

        /** How much is read again: more than the longest transaction, and clocks that differ. */
        @WithDefault("5m")
        Duration factsOverlap();
    }

    private final Rentals rentals;
    private final Clock clock;
    private final Config config;

    RentalFacts(Rentals rentals, Clock clock, Config config) {
        this.rentals = rentals;
        this.clock = clock;
        this.config = config;
    }

    /**
     * @param next address of the next part, relative to the service; absent at the end of the list
     * @param nextUpdatedSince from when on to read later, to miss nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(List<RentalFact> items, @Nullable String next, Instant nextUpdatedSince) {}

    Part after(FactsCursor cursor, int limit, UriInfo uri) {
        // Before the list is read: what is committed after that has a later time, or is covered by the overlap.
        var safe = clock.instant().minus(config.factsOverlap());
        var found = rentals.changedAfter(cursor, limit + 1);
        var part = found.subList(0, Math.min(limit, found.size()));
        var position = part.isEmpty() ? cursor : FactsCursor.at(part.getLast());
        var next = found.size() > limit
                ? uri.getRequestUriBuilder()
                        .replaceQueryParam("cursor", position.text())
                        .build()
                : null;
        return new Part(
                part.stream().map(RentalFact::of).toList(),
                next == null ? null : next.getRawPath() + "?" + next.getRawQuery(),
                position.updatedAt().isBefore(safe) ? position.updatedAt() : safe);
    }
}
