package org.fleetrental.rentals.customer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.fleetrental.messaging.Ids;

/** The customers. */
@ApplicationScoped
public class Customers implements PanacheRepositoryBase<Customer, UUID> {

    private final Clock clock;

    Customers(Clock clock) {
        this.clock = clock;
    }

    sealed interface Registration {}

    record Registered(Customer customer) implements Registration {}

    record LicenseTaken() implements Registration {}

    record EmailTaken() implements Registration {}

    @Transactional
    Registration register(CustomerRequest request) {
        var customer = Customer.register(Ids.next(), request, clock.instant());
        if (add(customer)) {
            return new Registered(customer);
        }
        var license = customer.driverLicenseNumber().toUpperCase(Locale.ROOT);
        return count("upper(driverLicenseNumber)", license) > 0 ? new LicenseTaken() : new EmailTaken();
    }

    /** The database decides which of several at once passes; the others learn it without a broken transaction. */
    private boolean add(Customer customer) {
        return getEntityManager()
                        .createQuery("""
                        insert into Customer (id, fullName, email, driverLicenseNumber, driverLicenseExpiresOn,
                            registeredAt)
                        values (:id, :fullName, :email, :licenseNumber, :licenseExpiresOn, :registeredAt)
                        on conflict do nothing
                        """)
                        .setParameter("id", customer.id())
                        .setParameter("fullName", customer.fullName())
                        .setParameter("email", customer.email())
                        .setParameter("licenseNumber", customer.driverLicenseNumber())
                        .setParameter("licenseExpiresOn", customer.driverLicenseExpiresOn())
                        .setParameter("registeredAt", customer.registeredAt())
                        .executeUpdate()
                == 1;
    }
}
