package org.fleetrental.accounting.charge;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.Owned;

/** All charges, those that were reversed included. */
@ApplicationScoped
public class Charges implements PanacheRepositoryBase<Charge, UUID>, Owned {

    /** Before all ids. */
    private static final UUID START = new UUID(0, 0);

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
    List<Charge> list(Optional<UUID> rentalId, Optional<UUID> customerId, Optional<UUID> cursor, int count) {
        var where = new StringBuilder("id > :cursor");
        var parameters = Parameters.with("cursor", cursor.orElse(START));
        rentalId.ifPresent(rental -> {
            where.append(" and rentalId = :rental");
            parameters.and("rental", rental);
        });
        customerId.ifPresent(customer -> {
            where.append(" and customerId = :customer");
            parameters.and("customer", customer);
        });
        return find(where + " order by id", parameters).page(0, count).list();
    }
}
