package org.fleetrental.accounting.rentalaccount;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.Owned;

/** The accounts of all rentals. */
@ApplicationScoped
public class RentalAccounts implements PanacheRepositoryBase<RentalAccount, UUID>, Owned {

    @Override
    public String kind() {
        return "account of a rental";
    }

    @Override
    public Optional<UUID> ownerOf(UUID rentalId) {
        return getEntityManager()
                .createQuery(
                        "select customerId from RentalAccount where rentalId = :id and customerId is not null",
                        UUID.class)
                .setParameter("id", rentalId)
                .getResultStream()
                .findFirst();
    }

    /**
     * The account as it is now, to be changed: nobody else changes it until the transaction ends. It is opened if it is
     * not there; of several who come at once, the database lets one open it.
     *
     * @param currency what it is counted in if it is opened
     */
    public RentalAccount lock(UUID rentalId, String currency) {
        getEntityManager()
                .createQuery("""
                        insert into RentalAccount (rentalId, currency, chargedMinor, paidMinor, writtenOffMinor, version,
                            steps)
                        values (:rental, :currency, 0L, 0L, 0L, 0L, 0L)
                        on conflict do nothing
                        """)
                .setParameter("rental", rentalId)
                .setParameter("currency", currency)
                .executeUpdate();
        return Objects.requireNonNull(findById(rentalId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The rentals behind one that have an account, at most {@code count}, in the order of their ids. */
    public List<UUID> after(UUID rentalId, int count) {
        return getEntityManager()
                .createQuery("select rentalId from RentalAccount where rentalId > :after order by rentalId", UUID.class)
                .setParameter("after", rentalId)
                .setMaxResults(count)
                .getResultList();
    }

    /** Likewise as {@link #lock(UUID, String)}; empty if there is none. */
    public Optional<RentalAccount> lock(UUID rentalId) {
        return findByIdOptional(rentalId, LockModeType.PESSIMISTIC_WRITE);
    }
}
