package org.fleetrental.accounting.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.Owned;

/** All payments. */
@ApplicationScoped
class Payments implements PanacheRepositoryBase<Payment, UUID>, Owned {

    @Override
    public String kind() {
        return "payment";
    }

    /** The customer of its rental, whoever has paid. */
    @Override
    public Optional<UUID> ownerOf(UUID id) {
        return getEntityManager()
                .createQuery("""
                        select a.customerId from RentalAccount a, Payment p
                        where p.id = :id and a.rentalId = p.rentalId and a.customerId is not null
                        """, UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The rental that a payment is for. */
    Optional<UUID> rentalOf(UUID id) {
        return getEntityManager()
                .createQuery("select rentalId from Payment where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }
}
