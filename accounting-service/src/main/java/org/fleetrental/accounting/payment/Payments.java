package org.fleetrental.accounting.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** All payments. */
@ApplicationScoped
class Payments implements PanacheRepositoryBase<Payment, UUID> {

    /** The rental that a payment is for. */
    Optional<UUID> rentalOf(UUID id) {
        return getEntityManager()
                .createQuery("select rentalId from Payment where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }
}
