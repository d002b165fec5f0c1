package org.fleetrental.rentals.rental;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.Contention;
import org.fleetrental.http.ListQuery;
import org.fleetrental.http.Owned;
import org.fleetrental.rentals.booking.WindowRules;
import org.fleetrental.rentals.vehicle.Vehicle;
import org.fleetrental.rentals.vehicle.Vehicles;
import org.jspecify.annotations.Nullable;

/** The rentals. Whoever locks a vehicle as well locks that first. */
@ApplicationScoped
class Rentals implements PanacheRepositoryBase<Rental, UUID>, Owned {

    /** Most windows are shorter. Those that are not have an index of their own, which says so in the same words. */
    private static final Duration SHORT = Duration.ofDays(14);

    private static final String LONGER_THAN_SHORT = "sql('? - ?', endsAt, startsAt) > sql('interval ''14 days''')";

    private final Vehicles vehicles;

    Rentals(Vehicles vehicles) {
        this.vehicles = vehicles;
    }

    @Override
    public String kind() {
        return "rental";
    }

    /** Without loading the rental, as {@link #vehicleOf}. */
    @Override
    public Optional<UUID> ownerOf(UUID id) {
        return getEntityManager()
                .createQuery("select r.customerId from Rental r where r.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

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

    record WithVehicle(Rental rental, Vehicle vehicle) {}

    /** The rental and its vehicle, both to be changed. */
    Optional<WithVehicle> lockWithVehicle(UUID id) {
        return vehicleOf(id)
                .map(vehicleId -> vehicles.lock(vehicleId).orElseThrow())
                .map(vehicle -> new WithVehicle(lockOf(id, vehicle.id()), vehicle));
    }

    /**
     * The rental, whose vehicle is locked: as long as it is, the rental gets no other.
     *
     * @throws Contention.ChangedMeanwhileException if it got another one before
     */
    Rental lockOf(UUID id, UUID vehicleId) {
        var rental = lock(id).orElseThrow();
        if (!rental.vehicleId().equals(vehicleId)) {
            throw new Contention.ChangedMeanwhileException("Rental %s has another vehicle now".formatted(id));
        }
        return rental;
    }

    /** Nobody has to wait for that rental any more. */
    void endWaitFor(UUID overdueRentalId) {
        update("waitsFor = null where waitsFor = ?1", overdueRentalId);
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
            @Nullable Instant to,
            @Nullable Boolean needsReassignment) {

        boolean isOfATime() {
            return from != null || to != null;
        }
    }

    /** The rentals behind the cursor, at most {@code count}, in the order of their ids. */
    List<Rental> list(Filter filter, @Nullable UUID cursor, int count) {
        return list(ListQuery.behind(cursor), filter, count);
    }

    /**
     * The same by the start of the window, which never changes, the latest first: so those of a time lie together. What
     * was long before is not read. First come those that began a short while before that time at the earliest, then
     * older ones that were long enough to be still open, of which there are few.
     *
     * @param last that the client has; null for the beginning of the list
     */
    List<Rental> listByStart(Filter filter, @Nullable Rental last, int count) {
        var from = filter.from();
        if (from == null) {
            return list(before(last), filter, count);
        }
        var older = from.minus(SHORT);
        var found = new ArrayList<>(list(before(last).where("startsAt >=", older), filter, count));
        if (found.size() < count) {
            var longOnes = before(last)
                    .where(LONGER_THAN_SHORT + " and startsAt <", older)
                    .where("startsAt >", from.minus(WindowRules.LONGEST));
            found.addAll(list(longOnes, filter, count - found.size()));
        }
        return found;
    }

    private static ListQuery before(@Nullable Rental last) {
        return last == null
                ? ListQuery.lastFirst("startsAt", null, null)
                : ListQuery.lastFirst("startsAt", last.window().startsAt(), last.id());
    }

    private List<Rental> list(ListQuery query, Filter filter, int count) {
        return query.where("state =", filter.state())
                .where("vehicleId =", filter.vehicleId())
                .where("customerId =", filter.customerId())
                .where("endsAt >", filter.from())
                .where("startsAt <", filter.to())
                .where("needsReassignment =", filter.needsReassignment())
                .in(this, count);
    }

    /** The rentals that were changed after a position, at most {@code count}, the earliest first. */
    List<Rental> changedAfter(FactsCursor position, int count) {
        return find(
                        "updatedAt >= ?1 and (updatedAt > ?1 or id > ?2) order by updatedAt, id",
                        position.updatedAt(),
                        position.id())
                .page(0, count)
                .list();
    }
}
