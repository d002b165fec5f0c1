package org.fleetrental.accounting.credit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.messaging.Sql;

/** All transfers of credit. */
@ApplicationScoped
public class CreditTransfers {

    private final Sql sql;

    CreditTransfers(Sql sql) {
        this.sql = sql;
    }

    void add(CreditTransfer transfer) {
        sql.update(
                "adding a transfer of credit",
                """
                insert into credit_transfer (id, allocation_id, customer_id, from_rental_id, to_rental_id, amount_minor,
                    currency, allocated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                transfer.id(),
                transfer.allocationId(),
                transfer.customerId(),
                transfer.fromRentalId(),
                transfer.toRentalId(),
                transfer.amountMinor(),
                transfer.currency(),
                transfer.allocatedAt());
    }

    List<CreditTransfer> ofAllocation(UUID customerId, UUID allocationId) {
        return sql.query(
                "reading an allocation",
                CreditTransfers::read,
                "select * from credit_transfer where allocation_id = ? and customer_id = ? order by id",
                allocationId,
                customerId);
    }

    /**
     * The transfers of those allocations of a customer that lie behind the cursor, of at most {@code count}, in the
     * order of the allocations' ids.
     */
    List<List<CreditTransfer>> byAllocation(UUID customerId, UUID cursor, int count) {
        var found = sql.query(
                "reading the allocations of a customer",
                CreditTransfers::read,
                """
                select * from credit_transfer where customer_id = ? and allocation_id in (
                    select distinct allocation_id from credit_transfer
                    where customer_id = ? and allocation_id > ? order by allocation_id limit ?)
                order by allocation_id, id
                """,
                customerId,
                customerId,
                cursor,
                count);
        var byAllocation = found.stream()
                .collect(Collectors.groupingBy(CreditTransfer::allocationId, LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(byAllocation.values());
    }

    /** Rentals of a customer that have credit in a currency, at most {@code count}, the largest credit first. */
    List<UUID> rentalsWithCredit(UUID customerId, String currency, int count) {
        return sql.query(
                "looking for credit of a customer",
                row -> row.getObject("rental_id", UUID.class),
                """
                select rental_id from rental_account
                where customer_id = ? and currency = ? and paid_minor > charged_minor
                order by paid_minor - charged_minor desc, rental_id limit ?
                """,
                customerId,
                currency,
                count);
    }

    /** What a transfer posts for the rental that had the credit, decided anew. */
    public Postings giveAgain(RentalAccount account, UUID id) {
        var transfer = find(id);
        return taken(account.giveCredit(transfer.amountMinor()), transfer.given(), id);
    }

    /** Likewise for the rental that it pays for. */
    public Postings takeAgain(RentalAccount account, UUID id) {
        var transfer = find(id);
        return taken(account.cover(transfer.amountMinor()), transfer.taken(), id);
    }

    private static Postings taken(boolean fits, Postings postings, UUID id) {
        if (!fits) {
            throw new IllegalStateException("Transfer %s should have been refused".formatted(id));
        }
        return postings;
    }

    private CreditTransfer find(UUID id) {
        return sql.first(
                        "reading a transfer of credit",
                        CreditTransfers::read,
                        "select * from credit_transfer where id = ?",
                        id)
                .orElseThrow(() -> new IllegalStateException("Transfer %s is not on record".formatted(id)));
    }

    private static CreditTransfer read(ResultSet row) throws SQLException {
        return new CreditTransfer(
                row.getObject("id", UUID.class),
                row.getObject("allocation_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("from_rental_id", UUID.class),
                row.getObject("to_rental_id", UUID.class),
                row.getLong("amount_minor"),
                row.getString("currency"),
                Objects.requireNonNull(Sql.time(row, "allocated_at")));
    }
}
