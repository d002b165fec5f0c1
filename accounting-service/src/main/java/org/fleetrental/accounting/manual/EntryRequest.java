package org.fleetrental.accounting.manual;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fleetrental.accounting.ledger.LedgerAccount;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.http.Money;
import org.fleetrental.http.PlainText;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * @param description names no person
 * @param bookedOn the day that it counts for; by default today
 * @param lines all in one currency; they balance
 */
record EntryRequest(
        @NotNull @Size(min = 1, max = 500) @PlainText String description,
        @Nullable LocalDate bookedOn,
        @NotNull @Size(min = 2, max = 100) List<@NotNull @Valid Line> lines) {

    /** Kept by the accounts of the rentals: an entry beside these would make the two disagree. */
    private static final Set<LedgerAccount> OF_RENTALS = EnumSet.of(
            LedgerAccount.RECEIVABLES,
            LedgerAccount.CUSTOMER_CREDIT,
            LedgerAccount.CREDIT_IN_TRANSFER,
            LedgerAccount.UNEARNED_REVENUE,
            LedgerAccount.CUSTOMER_DEPOSITS);

    /** Nothing was booked before; further back, and there is no such day in the database. */
    private static final LocalDate EARLIEST = LocalDate.EPOCH;

    private static final long MAX_AMOUNT_MINOR = 1_000_000_000_000L;

    /** One of the two amounts, above zero. */
    record Line(
            @NotNull String account,
            @Nullable @Valid Money debit,
            @Nullable @Valid Money credit) {

        private Stream<Money> amounts() {
            return Stream.of(Optional.ofNullable(debit), Optional.ofNullable(credit))
                    .flatMap(Optional::stream);
        }

        private long debitMinor() {
            return debit == null ? 0 : debit.amountMinor();
        }

        private long creditMinor() {
            return credit == null ? 0 : credit.amountMinor();
        }
    }

    /** What is wrong with it, beyond its form. */
    Optional<Problem> refusal() {
        if (bookedOn != null && bookedOn.isBefore(EARLIEST)) {
            return Optional.of(Problem.invalid("bookedOn", "must not be before " + EARLIEST));
        }
        for (int i = 0; i < lines.size(); i++) {
            var field = "lines[%d]".formatted(i);
            var line = lines.get(i);
            var account = LedgerAccount.find(line.account());
            if (account.isEmpty()) {
                return Optional.of(Problem.invalid(field + ".account", "there is no such account"));
            }
            if (OF_RENTALS.contains(account.get())) {
                return Optional.of(Problem.invalid(field + ".account", "is kept by the accounts of the rentals"));
            }
            if (line.amounts().count() != 1
                    || line.amounts()
                            .anyMatch(amount -> amount.amountMinor() < 1 || amount.amountMinor() > MAX_AMOUNT_MINOR)) {
                return Optional.of(Problem.invalid(
                        field, "needs one of debit and credit, between 1 and %d".formatted(MAX_AMOUNT_MINOR)));
            }
        }
        if (lines.stream()
                        .flatMap(Line::amounts)
                        .map(Money::currency)
                        .distinct()
                        .count()
                != 1) {
            return Optional.of(Problem.invalid("lines", "must be in one currency"));
        }
        return lines.stream().mapToLong(Line::debitMinor).sum()
                        == lines.stream().mapToLong(Line::creditMinor).sum()
                ? Optional.empty()
                : Optional.of(Problem.invalid("lines", "debit and credit must be equal"));
    }

    Postings postings() {
        var currency = lines.getFirst().amounts().findFirst().orElseThrow().currency();
        var postings = new Postings(currency);
        for (var line : lines) {
            var account = LedgerAccount.of(line.account());
            postings.debit(account, line.debitMinor()).credit(account, line.creditMinor());
        }
        return postings;
    }
}
