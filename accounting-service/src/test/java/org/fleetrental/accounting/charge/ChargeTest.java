package org.fleetrental.accounting.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.accounting.ledger.LedgerAccount;
import org.fleetrental.accounting.ledger.Lines;
import org.fleetrental.accounting.ledger.Postings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChargeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final Moment AT = new Moment(NOW, LocalDate.of(2026, 3, 1));

    private final Postings postings = new Postings("EUR");

    @Test
    void aRentalIsUnearnedUntilItIsOverAndThenEarnedOnce() {
        var charge = charge(LineKind.RENTAL, 100, 19);
        charge.book(postings);
        assertThat(Lines.net(postings))
                .isEqualTo(Map.of(
                        LedgerAccount.RECEIVABLES, 119L,
                        LedgerAccount.UNEARNED_REVENUE, -100L,
                        LedgerAccount.TAX_PAYABLE, -19L));

        charge.earn(postings, NOW);
        charge.earn(postings, NOW);

        assertThat(Lines.net(postings))
                .isEqualTo(Map.of(
                        LedgerAccount.RECEIVABLES, 119L,
                        LedgerAccount.RENTAL_REVENUE, -100L,
                        LedgerAccount.TAX_PAYABLE, -19L));
    }

    @ParameterizedTest
    @CsvSource({
        "LATE_FEE,LATE_FEES",
        "DISTANCE_FEE,DISTANCE_FEES",
        "DAMAGE,DAMAGE_RECOVERY",
        "CANCELLATION_FEE,CANCELLATION_FEES",
        "NO_SHOW_FEE,CANCELLATION_FEES"
    })
    void aFeeIsRevenueAtOnce(LineKind kind, LedgerAccount revenue) {
        var charge = charge(kind, 100, 0);
        charge.book(postings);
        charge.earn(postings, NOW);

        assertThat(Lines.net(postings)).isEqualTo(Map.of(LedgerAccount.RECEIVABLES, 100L, revenue, -100L));
    }

    @ParameterizedTest
    @EnumSource(LineKind.class)
    void aReversalTakesBackAllThatWasPosted(LineKind kind) {
        var unearned = charge(kind, 100, 19);
        unearned.book(postings);
        unearned.reverse(postings, AT);
        var earned = charge(kind, 100, 19);
        earned.book(postings);
        earned.earn(postings, NOW);
        earned.reverse(postings, AT);

        assertThat(Lines.net(postings)).isEmpty();
        assertThatThrownBy(() -> earned.reverse(postings, AT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReductionIsPostedOnTheOtherSides() {
        charge(LineKind.RENTAL, -100, -19).book(postings);

        assertThat(Lines.net(postings))
                .isEqualTo(Map.of(
                        LedgerAccount.RECEIVABLES, -119L,
                        LedgerAccount.UNEARNED_REVENUE, 100L,
                        LedgerAccount.TAX_PAYABLE, 19L));
    }

    @Test
    void aLineThatCostsNothingPostsNothing() {
        charge(LineKind.RENTAL, 0, 0).book(postings);

        assertThat(postings.isEmpty()).isTrue();
    }

    private static Charge charge(LineKind kind, long net, long tax) {
        var line = new PricedLine(UUID.randomUUID(), kind, "a line", 1, net, net, 1_900, tax);
        var rental =
                new RentalPrice(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "EUR", false, List.of(line));
        return Charge.of(rental, line, UUID.randomUUID(), AT);
    }
}
