package org.fleetrental.rentals.pricing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fleetrental.rentals.vehicle.VehicleClass;

/** The rate card of each class; a migration brings the first ones. */
@ApplicationScoped
public class RateCards implements PanacheRepositoryBase<RateCard, VehicleClass> {

    /** What a vehicle of the class costs for so long, as of now. */
    public Offer offer(VehicleClass vehicleClass, Duration booked) {
        return findByIdOptional(vehicleClass).orElseThrow().terms().offer(booked);
    }

    List<RateCard> all() {
        return list("order by vehicleClass");
    }

    /** Replaces the cards of the classes that are given; the others stay. */
    @Transactional
    List<RateCard> replace(Map<VehicleClass, Terms> cards) {
        // In one order, so that two who do this at once do not wait for each other.
        for (var vehicleClass : VehicleClass.values()) {
            var terms = cards.get(vehicleClass);
            if (terms != null) {
                findByIdOptional(vehicleClass, LockModeType.PESSIMISTIC_WRITE)
                        .orElseThrow()
                        .replace(terms);
            }
        }
        return all();
    }
}
