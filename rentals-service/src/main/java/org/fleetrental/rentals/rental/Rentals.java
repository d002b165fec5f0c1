package org.fleetrental.rentals.rental;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rentals. Whoever locks a vehicle as well locks that first. */
@ApplicationScoped
class Rentals implements PanacheRepositoryBase<Rental, UUID> {

    /** The rental as it is now, to be changed: nobody else changes it until the transaction ends. */
    Optional<Rental> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Which vehicle a rental has, without loading the rental: it is loaded when it is locked. */
    Optional<UUID> vehicleOf(UUID id) {
        return getEntityManager()
                .createQuery("select r.vehicleId from Rental r where r.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The reservations of a vehicle whose window is not over, locked. */
    List<Rental> lockReservations(UUID vehicleId, Instant now) {
        return find(
                        "vehicleId = :vehicle and state = RESERVED and endsAt > :now order by id",
                        Parameters.with("vehicle", vehicleId).and("now", now))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Who has the vehicle out now. */
    Optional<UUID> activeWith(UUID vehicleId) {
        return getEntityManager()
                .createQuery("select r.id from Rental r where r.vehicleId = :vehicle and r.state = ACTIVE", UUID.class)
                .setParameter("vehicle", vehicleId)
                .getResultStream()
                .findFirst();
    }

    /** Which rentals to list; what is null does not matter. From and to: windows that overlap that time. */
    record Filter(
            @Nullable RentalState state,
            @Nullable UUID vehicleId,
            @Nullable UUID customerId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** The rentals behind the cursor, at most {@code count}, in the order of their ids. */
    List<Rental> list(Filter filter, @Nullable UUID cursor, int count) {
        var where = new StringBuilder("true = true");
        var parameters = new Parameters();
        and(where, parameters, "state = :state", "state", filter.state());
        and(where, parameters, "vehicleId = :vehicleId", "vehicleId", filter.vehicleId());
        and(where, parameters, "customerId = :customerId", "customerId", filter.customerId());
        and(where, parameters, "endsAt > :from", "from", filter.from());
        and(where, parameters, "startsAt < :to", "to", filter.to());
        and(where, parameters, "id > :cursor", "cursor", cursor);
        return find(where + " order by id", parameters).page(0, count).list();
    }

    private static void and(
            StringBuilder where, Parameters parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.and(name, value);
        }
    }
}
