package org.fleetrental.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/**
 * Locks on the queue of dead letters of a topic and key, until the end of the transaction. Who takes the first letter
 * out of a queue holds it alone; those who park behind it share it. So nothing is parked behind a letter that is gone
 * by the time of the commit.
 */
@ApplicationScoped
public class KeyLocks {

    private static final String LOCK =
            "hashtextextended(current_schema() || '.dead letters ' || ? || ' ' || encode(%s, 'hex'), 0)";

    private final Sql sql;

    KeyLocks(Sql sql) {
        this.sql = sql;
    }

    public void own(String topic, byte[] key) {
        sql.query(
                "locking a key", row -> true, "select pg_advisory_xact_lock(" + LOCK.formatted("?") + ")", topic, key);
    }

    /** Several in the order of the locks: two who want the same ones do not wait for each other. */
    public void share(String topic, Collection<byte[]> keys) {
        sql.query(
                "locking keys",
                row -> true,
                "select pg_advisory_xact_lock_shared(lock) from (select distinct " + LOCK.formatted("key")
                        + " as lock from unnest(?) as keys (key) order by lock) ordered",
                topic,
                keys.toArray(byte[][]::new));
    }
}
