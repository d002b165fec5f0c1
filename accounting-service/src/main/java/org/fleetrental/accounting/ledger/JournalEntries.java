package org.fleetrental.accounting.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The journal, to be read. */
@ApplicationScoped
class JournalEntries implements PanacheRepositoryBase<JournalEntry, UUID> {

    /** Before all ids. */
    private static final UUID START = new UUID(0, 0);

    /**
     * Which entries are wanted.
     *
     * @param from first day of booking
     * @param to last day of booking
     */
    record Filter(Optional<UUID> rentalId, Optional<LocalDate> from, Optional<LocalDate> to) {}

    /** The entries behind the cursor, at most {@code count}, in the order of their ids. */
    List<JournalEntry> list(Filter filter, Optional<UUID> cursor, int count) {
        var where = new StringBuilder("id > :cursor");
        var parameters = Parameters.with("cursor", cursor.orElse(START));
        filter.rentalId().ifPresent(rental -> {
            where.append(" and rentalId = :rental");
            parameters.and("rental", rental);
        });
        filter.from().ifPresent(from -> {
            where.append(" and bookedOn >= :from");
            parameters.and("from", from);
        });
        filter.to().ifPresent(to -> {
            where.append(" and bookedOn <= :to");
            parameters.and("to", to);
        });
        return find(where + " order by id", parameters).page(0, count).list();
    }

    /** Likewise, those that have a posting on the account. */
    List<JournalEntry> on(LedgerAccount account, Optional<UUID> cursor, int count) {
        var where = """
                from JournalEntry entry
                where entry.id > :cursor
                    and exists (select 1 from entry.postings posting where posting.account = :account)
                order by entry.id
                """;
        return find(where, Parameters.with("cursor", cursor.orElse(START)).and("account", account))
                .page(0, count)
                .list();
    }
}
