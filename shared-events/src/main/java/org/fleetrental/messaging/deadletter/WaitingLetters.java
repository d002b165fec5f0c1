package org.fleetrental.messaging.deadletter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The dead letters of a topic that somebody has to see to.
 *
 * @param open messages that have failed
 * @param parked messages that wait behind one of those
 */
public record WaitingLetters(String topic, long open, long parked) {

    /** So many are looked at, of all topics together. */
    public static final int COUNT_MAX = 100_000;

    private static final int PATIENCE_S = 5;

    /** Topics that have none are left out. */
    public static List<WaitingLetters> read(Connection connection) throws SQLException {
        try (var select = connection.createStatement()) {
            select.setQueryTimeout(PATIENCE_S);
            var letters = new ArrayList<WaitingLetters>();
            try (var row = select.executeQuery("""
                    select topic, count(*) filter (where status = 'OPEN'), count(*) filter (where status = 'PARKED')
                    from (select topic, status from dead_letters where status in ('OPEN', 'PARKED') limit %d) waiting
                    group by topic order by topic
                    """.formatted(COUNT_MAX))) {
                while (row.next()) {
                    letters.add(new WaitingLetters(row.getString(1), row.getLong(2), row.getLong(3)));
                }
            }
            return letters;
        }
    }
}
