package org.fleetrental.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;

/**
 * Remembers the newest version of each aggregate that a projection has taken in, so that a late event changes nothing.
 * With snapshots that are set and never added, this makes a reaction right under any order of arrival.
 */
@ApplicationScoped
public class AggregateVersions {

    private final AgroalDataSource dataSource;

    AggregateVersions(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
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
        try (var connection = dataSource.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into aggregate_versions as seen (projection, aggregate_id, version) values (?, ?, ?)
                        on conflict (projection, aggregate_id) do update set version = excluded.version
                        where seen.version < excluded.version
                        """)) {
            upsert.setString(1, projection);
            upsert.setObject(2, event.aggregateId());
            upsert.setLong(3, event.aggregateVersion());
            return upsert.executeUpdate() == 1;
        } catch (SQLException failure) {
            throw new DatabaseException("comparing versions", failure);
        }
    }
}
