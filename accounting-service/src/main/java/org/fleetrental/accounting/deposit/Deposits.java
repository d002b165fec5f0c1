package org.fleetrental.accounting.deposit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.messaging.Sql;

/** All deposits. */
@ApplicationScoped
public class Deposits {

    private final Sql sql;

    Deposits(Sql sql) {
        this.sql = sql;
    }

    void add(Deposit deposit) {
        sql.update(
                "adding a deposit",
                """
                insert into deposit (id, rental_id, amount_minor, currency, reference, authorized_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                deposit.id(),
                deposit.rentalId(),
                deposit.amountMinor(),
                deposit.currency(),
                deposit.reference(),
                deposit.authorizedAt());
    }

    void add(DepositMove move) {
        sql.update(
                "moving a deposit",
                """
                insert into deposit_move (id, deposit_id, rental_id, kind, amount_minor, currency, moved_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                move.id(),
                move.depositId(),
                move.rentalId(),
                move.kind().name(),
                move.amountMinor(),
                move.currency(),
                move.movedAt());
    }

    /** The rental that a deposit secures, which never changes. */
    Optional<UUID> rentalOf(UUID id) {
        return sql.first(
                "reading whose deposit it is",
                row -> row.getObject(1, UUID.class),
                "select rental_id from deposit where id = ?",
                id);
    }

    Optional<Deposit> find(UUID id) {
        return withMoves(sql.query("reading a deposit", Deposits::deposit, "select * from deposit where id = ?", id))
                .stream()
                .findFirst();
    }

    /** Those of a rental behind the cursor, at most {@code count}, in the order of their ids. */
    List<Deposit> of(UUID rentalId, UUID cursor, int count) {
        return withMoves(sql.query(
                "reading the deposits of a rental",
                Deposits::deposit,
                "select * from deposit where rental_id = ? and id > ? order by id limit ?",
                rentalId,
                cursor,
                count));
    }

    private List<Deposit> withMoves(List<Deposit> deposits) {
        var ids = deposits.stream().map(Deposit::id).toArray(UUID[]::new);
        var moves = sql
                .query(
                        "reading what became of deposits",
                        Deposits::move,
                        "select * from deposit_move where deposit_id = any (?) order by id",
                        (Object) ids)
                .stream()
                .collect(Collectors.groupingBy(DepositMove::depositId));
        return deposits.stream()
                .map(deposit -> deposit.after(moves.getOrDefault(deposit.id(), List.of())))
                .toList();
    }

    /** What is held for a rental of deposits in a currency, in minor units. */
    public long heldForRental(UUID rentalId, String currency) {
        return sql.first(
                        "adding up what is held for a rental",
                        row -> row.getBigDecimal(1).longValueExact(),
                        "select coalesce(sum(held_minor), 0) from rental_money where rental_id = ? and currency = ?",
                        rentalId,
                        currency)
                .orElseThrow();
    }

    /**
     * What a move posts, decided anew against an account in the making.
     *
     * @throws IllegalStateException if the account does not owe it, or it is not on record
     */
    public Postings again(RentalAccount account, UUID moveId) {
        var move = findMove(moveId);
        if (move.kind() == DepositMove.Kind.APPLY && !account.cover(move.amountMinor())) {
            throw new IllegalStateException("Move %s should have been refused".formatted(moveId));
        }
        return move.postings();
    }

    /** The currency of a move, in which it opens an account. */
    public String currencyOf(UUID moveId) {
        return findMove(moveId).currency();
    }

    private DepositMove findMove(UUID id) {
        return sql.first("reading a move of a deposit", Deposits::move, "select * from deposit_move where id = ?", id)
                .orElseThrow(() -> new IllegalStateException("Move %s is not on record".formatted(id)));
    }

    /** As it was authorized. */
    private static Deposit deposit(ResultSet row) throws SQLException {
        return new Deposit(
                row.getObject("id", UUID.class),
                row.getObject("rental_id", UUID.class),
                row.getLong("amount_minor"),
                row.getString("currency"),
                row.getString("reference"),
                Objects.requireNonNull(Sql.time(row, "authorized_at")),
                List.of());
    }

    private static DepositMove move(ResultSet row) throws SQLException {
        return new DepositMove(
                row.getObject("id", UUID.class),
                row.getObject("deposit_id", UUID.class),
                row.getObject("rental_id", UUID.class),
                DepositMove.Kind.valueOf(row.getString("kind")),
                row.getLong("amount_minor"),
                row.getString("currency"),
                Objects.requireNonNull(Sql.time(row, "moved_at")));
    }
}
