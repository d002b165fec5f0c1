package org.fleetrental.rentals.rental;

import java.util.Arrays;
import java.util.List;

/** A rental as a row of a file. Amounts are in whole minor units of the currency. */
final class RentalRow {

    static final String[] HEADER = {
        "id",
        "customerId",
        "vehicleId",
        "vehicleClass",
        "state",
        "startsAt",
        "endsAt",
        "reservedAt",
        "activatedAt",
        "completedAt",
        "cancelledAt",
        "noShowAt",
        "needsReassignment",
        "currency",
        "netMinor",
        "taxMinor",
        "totalMinor",
        "paymentStatus",
        "paidMinor",
        "balanceMinor"
    };

    private RentalRow() {}

    static List<?> of(Rental rental) {
        return Arrays.asList(
                rental.id(),
                rental.customerId(),
                rental.vehicleId(),
                rental.vehicleClass(),
                rental.state(),
                rental.window().startsAt(),
                rental.window().endsAt(),
                rental.reservedAt(),
                rental.activatedAt(),
                rental.completedAt(),
                rental.cancelledAt(),
                rental.noShowAt(),
                rental.needsReassignment(),
                rental.currency(),
                rental.net(),
                rental.tax(),
                rental.total(),
                rental.paymentStatus(),
                rental.account().paid(),
                rental.account().balance());
    }
}
