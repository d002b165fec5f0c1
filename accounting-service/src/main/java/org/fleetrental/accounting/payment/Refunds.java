package org.fleetrental.accounting.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.Page;

/** All refunds. */
@ApplicationScoped
public class Refunds implements PanacheRepositoryBase<Refund, UUID> {

    /** What of a payment went back, in minor units of its currency. */
    long refundedMinor(UUID paymentId) {
        return getEntityManager()
                .createQuery("select coalesce(sum(amountMinor), 0L) from Refund where paymentId = :payment", Long.class)
                .setParameter("payment", paymentId)
                .getSingleResult();
    }

    /** Likewise of all payments of a rental that were made in a currency. */
    public long refundedForRental(UUID rentalId, String currency) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(sum(amountMinor), 0L) from Refund where rentalId = :rental and currency = :currency",
                        Long.class)
                .setParameter("rental", rentalId)
                .setParameter("currency", currency)
                .getSingleResult();
    }

    /** The refunds of a payment behind the cursor, at most {@code count}, in the order of their ids. */
    List<Refund> of(UUID paymentId, Optional<UUID> cursor, int count) {
        return find(
                        "paymentId = :payment and id > :cursor order by id",
                        Parameters.with("payment", paymentId).and("cursor", cursor.orElse(Page.START)))
                .page(0, count)
                .list();
    }
}
