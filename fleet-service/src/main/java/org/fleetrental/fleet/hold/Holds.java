package org.fleetrental.fleet.hold;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The holds of all vehicles. */
@ApplicationScoped
class Holds implements PanacheRepositoryBase<Hold, UUID> {

    /** More than one at a time is there only while events are on their way. */
    private static final int UNDER_WAY_MAX = 10;

    /** Which kinds of hold are open on a vehicle. */
    Set<HoldKind> openOn(UUID vehicleId) {
        return new HashSet<>(getEntityManager()
                .createQuery(
                        "select distinct kind from Hold"
                                + " where vehicleId = :vehicle and openedAt is not null and closedAt is null",
                        HoldKind.class)
                .setParameter("vehicle", vehicleId)
                .getResultList());
    }

    /** The rentals that have a vehicle out, or the jobs that are worked on; at most {@value #UNDER_WAY_MAX}. */
    List<UUID> underWay(UUID vehicleId, HoldKind kind) {
        return getEntityManager()
                .createQuery(
                        "select causeId from Hold where vehicleId = :vehicle and kind = :kind"
                                + " and openedAt is not null and closedAt is null"
                                + " and cause in ('RentalActivated', 'MaintenanceStarted')"
                                + " order by causeId",
                        UUID.class)
                .setParameter("vehicle", vehicleId)
                .setParameter("kind", kind)
                .setMaxResults(UNDER_WAY_MAX)
                .getResultList();
    }

    /** The vehicle of a hold, without loading the hold: that comes when the vehicle is locked. */
    Optional<UUID> vehicleOf(UUID causeId) {
        return getEntityManager()
                .createQuery("select vehicleId from Hold where causeId = :cause", UUID.class)
                .setParameter("cause", causeId)
                .getResultStream()
                .findFirst();
    }

    /** The planned holds whose time has come, at most {@code count}. */
    List<UUID> due(Instant now, int count) {
        return getEntityManager()
                .createQuery(
                        "select causeId from Hold where openedAt is null and closedAt is null and beginsAt <= :now"
                                + " order by beginsAt",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(count)
                .getResultList();
    }
}
