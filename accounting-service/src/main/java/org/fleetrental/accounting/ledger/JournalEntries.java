package org.fleetrental.accounting.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.ListQuery;
import org.fleetrental.http.Page;

/** The journal, to be read. */
@ApplicationScoped
class JournalEntries implements PanacheRepositoryBase<JournalEntry, UUID> {

    /**
     * Which entries are wanted.
     *
     * @param from first day of booking
     * @param to last day of booking
     */
    record Filter(Optional<UUID> rentalId, Optional<LocalDate> from, Optional<LocalDate> to) {}

    /**
     * The entries behind the cursor, at most {@code count}, by the day of booking and within a day by id. What is
     * booked on a day cannot change, so an entry has one place for ever.
     */
    List<JournalEntry> list(Filter filter, Optional<JournalEntry> cursor, int count) {
        return ListQuery.behind(
                        "bookedOn",
                        cursor.map(JournalEntry::bookedOn).orElse(null),
                        cursor.map(JournalEntry::id).orElse(null))
                .where("rentalId =", filter.rentalId().orElse(null))
                .where("bookedOn >=", filter.from().orElse(null))
                .where("bookedOn <=", filter.to().orElse(null))
                .in(this, count);
    }

    /** Those that have a posting on the account, in the order of their ids. */
    List<JournalEntry> on(LedgerAccount account, Optional<UUID> cursor, int count) {
        var where = """
                from JournalEntry entry
                where entry.id > :cursor
                    and exists (select 1 from entry.postings posting where posting.account = :account)
                order by entry.id
                """;
        return find(where, Parameters.with("cursor", cursor.orElse(Page.START)).and("account", account))
                .page(0, count)
                .list();
    }
}
