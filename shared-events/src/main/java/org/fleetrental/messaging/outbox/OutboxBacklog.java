package org.fleetrental.messaging.outbox;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the outbox holds that Kafka does not have yet.
 *
 * @param pending rows that are neither published nor parked, counted up to {@link #COUNT_MAX}
 * @param oldestPendingAgeSeconds since the transaction of the oldest row that the relay could send began; 0 if there is
 *     none. A row that waits behind a parked one of its aggregate cannot be sent and is pending all the same.
 * @param parked rows that can never be sent as they are, counted up to {@link #COUNT_MAX}
 */
public record OutboxBacklog(long pending, double oldestPendingAgeSeconds, long parked) {

    /** Counting is done again and again, so it must cost the same behind a backlog of millions. */
    public static final int COUNT_MAX = 100_000;

    /** Gives up rather than add to the load of a database that is slow already. */
    private static final int PATIENCE_S = 5;

    /**
     * Published rows, of which millions may be kept, are not read. The oldest row of a lane is the one of the lowest
     * position, which is so but for the length of a transaction.
     */
    private static final String QUERY = """
            select
                (select count(*) from (select from outbox_pending limit %1$d) pending),
                (select extract(epoch from now() - min(created_at)) from outbox_lanes l cross join lateral (
                    select created_at from outbox_pending p join outbox_events o using (position)
                    where p.lane = l.lane
                      and not exists (select from outbox_events b
                          where b.parked_at is not null and b.discarded_at is null
                            and b.topic = o.topic and b.record_key = o.record_key and b.position < o.position)
                    order by p.position limit 1) oldest),
                (select count(*) from (select from outbox_events
                    where parked_at is not null and discarded_at is null limit %1$d) parked)
            """.formatted(COUNT_MAX);

    public static OutboxBacklog read(Connection connection) throws SQLException {
        try (var select = connection.createStatement()) {
            select.setQueryTimeout(PATIENCE_S);
            try (var row = select.executeQuery(QUERY)) {
                row.next();
                return new OutboxBacklog(row.getLong(1), Math.max(0, row.getDouble(2)), row.getLong(3));
            }
        }
    }
}
