package org.fleetrental.rentals.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who rents. Everything but the id is personal data: it goes into no event and no log line, and it can be erased, after
 * which nothing says who the customer was.
 */
@Entity
public class Customer {

    @Id
    private UUID id;

    private @Nullable String fullName;
    private @Nullable String email;
    private @Nullable String driverLicenseNumber;
    private @Nullable LocalDate driverLicenseExpiresOn;
    private Instant registeredAt;
    private @Nullable Instant blockedAt;
    private @Nullable String blockedReason;
    private @Nullable Instant erasedAt;
    private long version;

    protected Customer() {}

    static Customer register(UUID id, CustomerRequest request, Instant at) {
        var customer = new Customer();
        customer.id = id;
        customer.take(request);
        customer.registeredAt = at;
        customer.version = 1;
        return customer;
    }

    /** What can be edited, as it is now; of an erased customer there is nothing left to edit. */
    @Nullable
    CustomerRequest data() {
        return fullName == null || email == null || driverLicenseNumber == null || driverLicenseExpiresOn == null
                ? null
                : new CustomerRequest(fullName, email, driverLicenseNumber, driverLicenseExpiresOn);
    }

    void edit(CustomerRequest data) {
        take(data);
        version++;
    }

    private void take(CustomerRequest data) {
        fullName = data.fullName().strip();
        email = data.email();
        driverLicenseNumber = data.driverLicenseNumber().strip();
        driverLicenseExpiresOn = data.driverLicenseExpiresOn();
    }

    /** Gets no vehicle any more. A rental that is out goes on. */
    void block(String reason, Instant at) {
        blockedAt = blockedAt == null ? at : blockedAt;
        blockedReason = reason;
        version++;
    }

    void unblock() {
        blockedAt = null;
        blockedReason = null;
        version++;
    }

    /** For good. The keys that were the customer's own can be another one's. */
    void erase(Instant at) {
        if (erasedAt == null) {
            fullName = null;
            email = null;
            driverLicenseNumber = null;
            driverLicenseExpiresOn = null;
            blockedReason = null;
            erasedAt = at;
            version++;
        }
    }

    /** The day of expiry is the last on which the licence holds. Days are those of UTC. */
    public boolean mayDriveUntil(Instant time) {
        return driverLicenseExpiresOn != null
                && !driverLicenseExpiresOn.isBefore(LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    public boolean isBlocked() {
        return blockedAt != null;
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    UUID id() {
        return id;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    @Nullable
    String blockedReason() {
        return blockedReason;
    }

    /** Counts its changes. */
    long version() {
        return version;
    }
}
