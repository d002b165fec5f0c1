package org.fleetrental.rentals.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Page;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** How much of a window each vehicle is booked. */
@ApplicationScoped
class Utilisation {

    private static final int SHARE_DIGITS = 4;

    /**
     * A rental counts from the start of its booking to its end, or to the return once the vehicle is back. Where a late
     * one meets the next, the time counts once.
     */
    private static final String BOOKED = """
            select v.id, v.vehicle_class, v.license_plate,
                coalesce((select extract(epoch from sum(upper(part) - lower(part))) from unnest(booked.parts) part), 0)
            from vehicle v left join lateral (
                select range_agg(tstzrange(greatest(b.starts_at, :from), least(coalesce(r.completed_at, b.ends_at), :to)))
                    as parts
                from booking b join rental r on r.id = b.rental_id
                where b.vehicle_id = v.id and b.state <> 'CANCELLED'
                  and b.starts_at < :to and coalesce(r.completed_at, b.ends_at) > :from) booked on true
            where v.standing = 'IN_FLEET' and :class in ('', v.vehicle_class) and v.id > :cursor
            order by v.id limit :count
            """;

    private final EntityManager entities;

    Utilisation(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param bookedSeconds whole seconds of the window
     * @param share of the window, 0 to 1
     */
    record OfVehicle(
            UUID vehicleId,
            VehicleClass vehicleClass,
            @Nullable String licensePlate,
            long bookedSeconds,
            BigDecimal share) {}

    /** The vehicles behind the cursor, at most {@code count}, in the order of their ids. */
    @Transactional
    List<OfVehicle> of(Window window, @Nullable VehicleClass vehicleClass, @Nullable UUID cursor, int count) {
        return entities
                .unwrap(Session.class)
                .createNativeQuery(BOOKED, Object[].class)
                .setParameter("from", window.startsAt())
                .setParameter("to", window.endsAt())
                .setParameter("class", vehicleClass == null ? "" : vehicleClass.name())
                .setParameter("cursor", cursor == null ? Page.START : cursor)
                .setParameter("count", count)
                .getResultList()
                .stream()
                .map(row -> of(row, window.length()))
                .toList();
    }

    private static OfVehicle of(Object[] row, Duration length) {
        var booked = ((BigDecimal) row[3]).setScale(0, RoundingMode.HALF_UP);
        var seconds = BigDecimal.valueOf(Math.max(1, length.toSeconds()));
        return new OfVehicle(
                (UUID) row[0],
                VehicleClass.valueOf((String) row[1]),
                (String) row[2],
                booked.longValueExact(),
                booked.divide(seconds, SHARE_DIGITS, RoundingMode.HALF_UP).min(BigDecimal.ONE));
    }
}
