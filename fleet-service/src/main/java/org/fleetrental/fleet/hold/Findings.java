package org.fleetrental.fleet.hold;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.ListQuery;
import org.fleetrental.messaging.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What cannot be and was told nevertheless: a vehicle that was handed over while it was worked on. Rentals and
 * maintenance each decide by what they have heard of the other, so for the time that an event takes both may say yes.
 */
@ApplicationScoped
class Findings implements PanacheRepositoryBase<Finding, UUID> {

    /** Notes that a rental and a job have the locked vehicle at once, if it is not noted yet. */
    void note(UUID vehicleId, UUID rentalId, UUID jobId, Instant now) {
        getEntityManager()
                .createQuery("""
                        insert into Finding (id, vehicleId, rentalId, jobId, foundAt)
                        values (:id, :vehicle, :rental, :job, :now)
                        on conflict (rentalId, jobId) do nothing
                        """)
                .setParameter("id", Ids.next())
                .setParameter("vehicle", vehicleId)
                .setParameter("rental", rentalId)
                .setParameter("job", jobId)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The findings of a vehicle behind the cursor, oldest first, at most {@code count}. */
    List<Finding> list(UUID vehicleId, @Nullable UUID cursor, int count) {
        return ListQuery.behind(cursor).where("vehicleId =", vehicleId).in(this, count);
    }
}
