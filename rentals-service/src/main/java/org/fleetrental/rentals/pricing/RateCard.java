package org.fleetrental.rentals.pricing;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.fleetrental.rentals.vehicle.VehicleClass;

/** What a class costs from now on. Rentals that are booked keep the terms they were booked at. */
@Entity
class RateCard {

    @Id
    @Enumerated(EnumType.STRING)
    private VehicleClass vehicleClass;

    @Embedded
    private Terms terms;

    protected RateCard() {}

    void replace(Terms newTerms) {
        terms = newTerms;
    }

    VehicleClass vehicleClass() {
        return vehicleClass;
    }

    Terms terms() {
        return terms;
    }
}
