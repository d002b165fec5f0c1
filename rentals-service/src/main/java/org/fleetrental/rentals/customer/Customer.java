package org.fleetrental.rentals.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Who rents. Everything but the id is personal data: it goes into no event and no log line. */
@Entity
public class Customer {

    @Id
    private UUID id;

    private String fullName;
    private String email;
    private String driverLicenseNumber;
    private LocalDate driverLicenseExpiresOn;
    private Instant registeredAt;

    protected Customer() {}

    static Customer register(UUID id, CustomerRequest request, Instant at) {
        var customer = new Customer();
        customer.id = id;
        customer.fullName = request.fullName().strip();
        customer.email = request.email();
        customer.driverLicenseNumber = request.driverLicenseNumber().strip();
        customer.driverLicenseExpiresOn = request.driverLicenseExpiresOn();
        customer.registeredAt = at;
        return customer;
    }

    /** The day of expiry is the last on which the licence holds. Days are those of UTC. */
    public boolean mayDriveUntil(Instant time) {
        return !driverLicenseExpiresOn.isBefore(LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    UUID id() {
        return id;
    }

    String fullName() {
        return fullName;
    }

    String email() {
        return email;
    }

    String driverLicenseNumber() {
        return driverLicenseNumber;
    }

    LocalDate driverLicenseExpiresOn() {
        return driverLicenseExpiresOn;
    }

    Instant registeredAt() {
        return registeredAt;
    }
}
