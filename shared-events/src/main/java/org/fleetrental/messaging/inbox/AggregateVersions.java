package org.fleetrental.messaging.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.fleetrental.messaging.DatabaseException;
import org.fleetrental.messaging.EventMetadata;

/**
 * Remembers the newest version of each aggregate that a projection has taken in, so that a late event changes nothing.
 * With snapshots that are set and never added, this makes a reaction right under any order of arrival.
 */
@ApplicationScoped
public class AggregateVersions {

    private final AgroalDataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;

    AggregateVersions(AgroalDataSource dataSource, TransactionSynchronizationRegistry transaction) {
        this.dataSource = dataSource;
        this.transaction = transaction;
    }

    /** Says what the current transaction is going to take in. It must end with {@link #write}. */
    public void expect(Collection<EventMetadata> events) {
        transaction.putResource(VersionsInHand.class, new VersionsInHand(events));
    }

    /** Writes what has advanced since {@link #expect}; from now on each question is one of its own. */
    public void write() {
        if (transaction.getResource(VersionsInHand.class) instanceof VersionsInHand inHand) {
            transaction.putResource(VersionsInHand.class, null);
            try (var connection = dataSource.getConnection()) {
                inHand.write(connection);
            } catch (SQLException failure) {
                throw new DatabaseException("noting versions", failure);
            }
        }
    }

    /**
     * Notes the event's version if it is newer than all that the projection has seen of its aggregate. Within the
     * caller's transaction, and until its end, no other event of the aggregate can pass here.
     *
     * @param projection what is kept up to date, such as {@code vehicles}; unique within the service
     * @return false if the event is late: leave everything as it is
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean advance(String projection, EventMetadata event) {
        try (var connection = dataSource.getConnection()) {
            return transaction.getResource(VersionsInHand.class) instanceof VersionsInHand inHand
                    ? inHand.advance(connection, projection, event)
                    : advance(connection, projection, event);
        } catch (SQLException failure) {
            throw new DatabaseException("comparing versions", failure);
        }
    }

    private static boolean advance(Connection connection, String projection, EventMetadata event) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                        insert into aggregate_versions as seen (projection, aggregate_id, version) values (?, ?, ?)
                        on conflict (projection, aggregate_id) do update set version = excluded.version
                        where seen.version < excluded.version
                        """)) {
            upsert.setString(1, projection);
            upsert.setObject(2, event.aggregateId());
            upsert.setLong(3, event.aggregateVersion());
            return upsert.executeUpdate() == 1;
        }
    }

    /** Begins a projection anew, but keeps in mind what it had seen. */
    public void setAside(String projection) {
        update("update aggregate_versions set projection = ? where projection = ?", aside(projection), projection);
    }

    /**
     * Forgets what a projection had seen before it was begun anew.
     *
     * @throws IllegalStateException if it has not seen as much again
     */
    public void dropSetAside(String projection) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select count(*), min(seen.aggregate_id::text)
                        from aggregate_versions seen
                        left join aggregate_versions again on again.projection = ? and again.aggregate_id = seen.aggregate_id
                        where seen.projection = ? and coalesce(again.version, 0) < seen.version
                        """)) {
            select.setString(1, projection);
            select.setString(2, aside(projection));
            try (var row = select.executeQuery()) {
                if (row.next() && row.getLong(1) > 0) {
                    throw new IllegalStateException(("The topics no longer hold the newest event of %d aggregates, such"
                                    + " as %s: made from what is left, %s would forget them")
                            .formatted(row.getLong(1), row.getString(2), projection));
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("comparing versions", failure);
        }
        update("delete from aggregate_versions where projection = ?", aside(projection));
    }

    private static String aside(String projection) {
        return projection + " before its rebuild";
    }

    private void update(String statement, String... parameters) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setString(i + 1, parameters[i]);
            }
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException("beginning a projection anew", failure);
        }
    }
}
