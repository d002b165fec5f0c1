package org.fleetrental.messaging.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.List;
import org.fleetrental.messaging.DatabaseException;
import org.fleetrental.messaging.ProjectionRebuildingException;

/**
 * Who may change a projection: any number of events, in all replicas, or one rebuild. These are advisory locks of the
 * database, which end with the transaction that took them, and so also with a process that dies.
 */
@ApplicationScoped
public class ProjectionLocks {

    private static final String KEY = "(hashtext(current_schema() || '.projections'), hashtext(?))";

    private final AgroalDataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final Projections projections;

    ProjectionLocks(
            AgroalDataSource dataSource, TransactionSynchronizationRegistry transaction, Projections projections) {
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.projections = projections;
    }

    private record Shared(String projection) {}

    /**
     * Keeps a rebuild away from all that an event may change, until the current transaction ends.
     *
     * @throws ProjectionRebuildingException if a rebuild is under way: roll back and come again later
     */
    void share(String eventType) {
        for (var projection : projections.fedBy(eventType)) {
            var key = new Shared(projection);
            if (transaction.getResource(key) == null) {
                if (!tryShare(projection)) {
                    throw new ProjectionRebuildingException(projection);
                }
                transaction.putResource(key, true);
            }
        }
    }

    /** Does not wait: the rebuild may wait for rows that this transaction has locked. */
    private boolean tryShare(String projection) {
        try (var connection = dataSource.getConnection();
                var lock = connection.prepareStatement("select pg_try_advisory_xact_lock_shared" + KEY)) {
            lock.setString(1, projection);
            try (var result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        } catch (SQLException failure) {
            throw new DatabaseException("sharing a projection", failure);
        }
    }

    /**
     * Waits until the events in hand are settled, and keeps others away until the current transaction ends.
     *
     * @param names in order, so that two rebuilds do not wait for each other
     * @param patienceS for how long this and every later statement of the transaction waits for a lock
     */
    public void takeAlone(List<String> names, int patienceS) {
        try (var connection = dataSource.getConnection();
                var timeout = connection.createStatement();
                var lock = connection.prepareStatement("select pg_advisory_xact_lock" + KEY)) {
            timeout.execute("set local lock_timeout = '%d s'".formatted(patienceS));
            for (var name : names) {
                lock.setString(1, name);
                lock.execute();
            }
        } catch (SQLException failure) {
            throw new DatabaseException("waiting for the events in hand, or for another rebuild", failure);
        }
    }
}
