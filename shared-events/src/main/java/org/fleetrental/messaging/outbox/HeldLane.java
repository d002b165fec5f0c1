package org.fleetrental.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lane of the outbox and who publishes it.
 *
 * @param relay null while nobody does; a replica has a new one with each start
 * @param here whether that is the replica that says so
 * @param expiresAt when the lease runs out if it is not renewed; in the past, the next live replica takes the lane
 */
public record HeldLane(
        int lane,
        @Nullable UUID relay,
        boolean here,
        @Nullable Instant expiresAt) {

    /** All lanes, in order. */
    public static List<HeldLane> read(Connection connection, UUID here) throws SQLException {
        try (var select = connection.createStatement();
                var row = select.executeQuery("""
                        select lane, relay, expires_at from outbox_lanes left join outbox_relays using (relay)
                        order by lane
                        """)) {
            var lanes = new ArrayList<HeldLane>();
            while (row.next()) {
                var relay = row.getObject(2, UUID.class);
                var expiresAt = row.getObject(3, OffsetDateTime.class);
                lanes.add(new HeldLane(
                        row.getInt(1), relay, here.equals(relay), expiresAt == null ? null : expiresAt.toInstant()));
            }
            return lanes;
        }
    }

    public boolean isHeldHere(Instant now) {
        return here && expiresAt != null && expiresAt.isAfter(now);
    }
}
