package org.fleetrental.accounting.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Verification.Tampered;
import org.fleetrental.accounting.ledger.Verification.What;
import org.fleetrental.messaging.Sql;

/** Checks the journal against its seals, from the first to the last that is there when it begins. */
@ApplicationScoped
class JournalChain {

    private static final int BATCH = 1_000;

    private final Sql sql;

    JournalChain(Sql sql) {
        this.sql = sql;
    }

    Verification verify() {
        var end = sql.first(
                        "looking for the last seal", row -> row.getLong(1), "select max(position) from journal_seal")
                .orElse(0L);
        for (long checked = 0; checked < end; checked += BATCH) {
            var tampered = firstTampered(checked, Math.min(checked + BATCH, end));
            if (tampered.isPresent()) {
                return new Verification(false, checked, tampered.get());
            }
        }
        return firstUnsealed()
                .map(tampered -> new Verification(false, end, tampered))
                .orElseGet(() -> new Verification(true, end, null));
    }

    /** Of the positions behind one, up to another. */
    private Optional<Tampered> firstTampered(long after, long last) {
        return sql.first(
                "comparing the journal with its seals",
                row -> {
                    var entry = row.getObject("entry_id", UUID.class);
                    var what = entry == null ? What.SEAL_MISSING : What.ENTRY_CHANGED;
                    return new Tampered(what, row.getLong("expected"), entry);
                },
                """
                select expected, seal.entry_id
                from generate_series(?::bigint, ?::bigint) as expected
                left join journal_seal as seal on seal.position = expected
                left join journal_seal as before on before.position = expected - 1
                where seal.position is null or seal.hash is distinct from sha256(
                    case when expected = 1 then sha256('') else before.hash end || journal_entry_hash(seal.entry_id))
                order by expected limit 1
                """,
                after + 1,
                last);
    }

    /** An entry joins the tail with its own insertion, so there is none that is neither there nor sealed. */
    private Optional<Tampered> firstUnsealed() {
        return sql.first(
                "looking for entries without a seal",
                row -> new Tampered(What.ENTRY_NOT_SEALED, null, row.getObject("id", UUID.class)),
                """
                select id from journal_entry
                where not exists (select 1 from journal_seal where entry_id = id)
                    and not exists (select 1 from journal_tail where entry_id = id)
                order by id limit 1
                """);
    }
}
