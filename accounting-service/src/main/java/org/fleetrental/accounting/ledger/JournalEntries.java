package org.fleetrental.accounting.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The journal, to be read. */
@ApplicationScoped
class JournalEntries implements PanacheRepositoryBase<JournalEntry, UUID> {

    /** Before all ids. */
    private static final UUID START = new UUID(0, 0);

    /** The entries behind the cursor, at most {@code count}, in the order of their ids. */
    List<JournalEntry> list(Optional<UUID> rentalId, Optional<UUID> cursor, int count) {
        var parameters = Parameters.with("cursor", cursor.orElse(START));
        var query = rentalId.map(rental ->
                        find("rentalId = :rental and id > :cursor order by id", parameters.and("rental", rental)))
                .orElseGet(() -> find("id > :cursor order by id", parameters));
        return query.page(0, count).list();
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

    /** All that is posted for events up to a time, by account and currency. */
    List<Balance> balances(Instant asOf) {
        return getEntityManager()
                .createQuery("""
                        select posting.account, posting.currency, sum(posting.debitMinor), sum(posting.creditMinor)
                        from JournalEntry entry join entry.postings posting
                        where entry.occurredAt <= :asOf
                        group by posting.account, posting.currency
                        order by posting.account, posting.currency
                        """, Balance.class)
                .setParameter("asOf", asOf)
                .getResultList();
    }
}
