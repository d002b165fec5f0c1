package org.fleetrental.rentals.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.fleetrental.http.IfMatch;
import org.fleetrental.http.MergePatch;
import org.fleetrental.http.Owned;
import org.fleetrental.messaging.Ids;
import org.jspecify.annotations.Nullable;

/** The customers. */
@ApplicationScoped
public class Customers implements PanacheRepositoryBase<Customer, UUID>, Owned {

    private final CustomerBusiness business;
    private final MergePatch patches;
    private final Clock clock;

    Customers(CustomerBusiness business, MergePatch patches, Clock clock) {
        this.business = business;
        this.patches = patches;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "customer";
    }

    /** Nobody's but their own. */
    @Override
    public Optional<UUID> ownerOf(UUID id) {
        return Optional.of(id);
    }

    /** The customer as it is now: until the transaction ends, nobody blocks or erases it. */
    public Optional<Customer> lockShared(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_READ);
    }

    @Transactional
    Outcome register(CustomerRequest request) {
        var unacceptable = request.unacceptableDate();
        if (unacceptable.isPresent()) {
            return unacceptable.get();
        }
        var customer = Customer.register(Ids.next(), request, clock.instant());
        if (add(customer, request)) {
            return new Outcome.Done(customer);
        }
        return isLicenseTaken(customer.id(), request) ? new Outcome.LicenseTaken() : new Outcome.EmailTaken();
    }

    /** The database decides which of several at once passes; the others learn it without a broken transaction. */
    private boolean add(Customer customer, CustomerRequest request) {
        return getEntityManager()
                        .createQuery("""
                        insert into Customer (id, fullName, email, driverLicenseNumber, driverLicenseExpiresOn,
                            registeredAt, version)
                        values (:id, :fullName, :email, :licenseNumber, :licenseExpiresOn, :registeredAt, :version)
                        on conflict do nothing
                        """)
                        .setParameter("id", customer.id())
                        .setParameter("fullName", request.fullName().strip())
                        .setParameter("email", request.email())
                        .setParameter(
                                "licenseNumber", request.driverLicenseNumber().strip())
                        .setParameter("licenseExpiresOn", request.driverLicenseExpiresOn())
                        .setParameter("registeredAt", customer.registeredAt())
                        .setParameter("version", customer.version())
                        .executeUpdate()
                == 1;
    }

    private boolean isLicenseTaken(UUID exceptId, CustomerRequest request) {
        var license = request.driverLicenseNumber().strip().toUpperCase(Locale.ROOT);
        return count("upper(driverLicenseNumber) = ?1 and id <> ?2", license, exceptId) > 0;
    }

    private boolean isEmailTaken(UUID exceptId, CustomerRequest request) {
        return count("lower(email) = ?1 and id <> ?2", request.email().toLowerCase(Locale.ROOT), exceptId) > 0;
    }

    /** Two who take the same licence or address at once both pass here; the database refuses one of them. */
    @Transactional
    Outcome edit(UUID id, @Nullable String ifMatch, ObjectNode patch) {
        return change(id, customer -> {
            var refusal = IfMatch.refusal(ifMatch, customer.version());
            var data = customer.data();
            if (refusal.isPresent() || data == null) {
                return refusal.<Outcome>map(Outcome.NotSeen::new).orElseGet(Outcome.Erased::new);
            }
            var edited = patches.apply(patch, data);
            var unacceptable = edited.unacceptableDate();
            if (unacceptable.isPresent()) {
                return unacceptable.get();
            }
            if (isLicenseTaken(id, edited)) {
                return new Outcome.LicenseTaken();
            }
            if (isEmailTaken(id, edited)) {
                return new Outcome.EmailTaken();
            }
            customer.edit(edited);
            flush();
            return new Outcome.Done(customer);
        });
    }

    @Transactional
    Outcome block(UUID id, String reason) {
        return change(id, customer -> {
            if (customer.isErased()) {
                return new Outcome.Erased();
            }
            customer.block(reason, clock.instant());
            return new Outcome.Done(customer);
        });
    }

    @Transactional
    Outcome unblock(UUID id) {
        return change(id, customer -> {
            if (customer.isErased()) {
                return new Outcome.Erased();
            }
            customer.unblock();
            return new Outcome.Done(customer);
        });
    }

    /** Whoever wants to reserve for the customer has to lock it as well, so no rental can begin beside this. */
    @Transactional
    Outcome erase(UUID id) {
        return change(id, customer -> {
            if (business.hasOpenRental(id)) {
                return new Outcome.HasRentals();
            }
            if (business.hasOpenBalance(id)) {
                return new Outcome.HasBalance();
            }
            customer.erase(clock.instant());
            business.forget(id);
            return new Outcome.Done(customer);
        });
    }

    private Outcome change(UUID id, Function<Customer, Outcome> change) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .map(change)
                .orElseGet(() -> new Outcome.NoSuchCustomer(id));
    }
}
