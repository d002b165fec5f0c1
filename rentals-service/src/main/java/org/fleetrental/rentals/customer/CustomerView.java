package org.fleetrental.rentals.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as a client sees it.
 *
 * @param blocked gets no vehicle
 * @param erased the personal data is gone
 */
record CustomerView(
        UUID id,
        @Nullable String fullName,
        @Nullable String email,
        @Nullable String driverLicenseNumber,
        @Nullable LocalDate driverLicenseExpiresOn,
        Instant registeredAt,
        boolean blocked,
        @Nullable String blockedReason,
        boolean erased) {

    static CustomerView of(Customer customer) {
        var data = customer.data();
        return new CustomerView(
                customer.id(),
                data == null ? null : data.fullName(),
                data == null ? null : data.email(),
                data == null ? null : data.driverLicenseNumber(),
                data == null ? null : data.driverLicenseExpiresOn(),
                customer.registeredAt(),
                customer.isBlocked(),
                customer.blockedReason(),
                customer.isErased());
    }
}
