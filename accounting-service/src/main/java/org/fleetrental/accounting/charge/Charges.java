package org.fleetrental.accounting.charge;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.ListQuery;
import org.fleetrental.http.Owned;
import org.jspecify.annotations.Nullable;

/** All charges, those that were reversed included. */
@ApplicationScoped
public class Charges implements PanacheRepositoryBase<Charge, UUID>, Owned {

    @Override
    public String kind() {
        return "charge";
    }

    @Override
    public Optional<UUID> ownerOf(UUID id) {
        return getEntityManager()
                .createQuery("select customerId from Charge where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Those of a rental that are not reversed, in the order in which they were charged. */
    public List<Charge> standing(UUID rentalId) {
        return list("rentalId = ?1 and reversedAt is null order by id", rentalId);
    }

    /** Those that stand and those that an accountant has taken back: what the next event of a rental has to respect. */
    List<Charge> binding(UUID rentalId) {
        return list("rentalId = ?1 and (reversedAt is null or reversalReason is not null) order by id", rentalId);
    }

    /** The rental that a charge is of. */
    Optional<UUID> rentalOf(UUID id) {
        return getEntityManager()
                .createQuery("select rentalId from Charge where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The charges behind the cursor, at most {@code count}, in the order of their ids. */
    List<Charge> list(@Nullable UUID rentalId, @Nullable UUID customerId, @Nullable UUID cursor, int count) {
        return ListQuery.behind(cursor)
                .where("rentalId =", rentalId)
                .where("customerId =", customerId)
                .in(this, count);
    }
}
