package org.fleetrental.rentals.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

record CustomerView(
        UUID id,
        String fullName,
        String email,
        String driverLicenseNumber,
        LocalDate driverLicenseExpiresOn,
        Instant registeredAt) {

    static CustomerView of(Customer customer) {
        return new CustomerView(
                customer.id(),
                customer.fullName(),
                customer.email(),
                customer.driverLicenseNumber(),
                customer.driverLicenseExpiresOn(),
                customer.registeredAt());
    }
}
