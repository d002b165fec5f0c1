package org.fleetrental.maintenance.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fleetrental.http.Money;
import org.junit.jupiter.api.Test;

class CostTest {

    @Test
    void theTotalIsLabourAndEachPartTimesItsQuantity() {
        assertThat(Cost.of(eur(12_000), List.of(part(4, eur(2_550)), part(1, eur(999)))))
                .isEqualTo(new Cost.Exact(new Cost("EUR", 12_000, 11_199, 23_199)));
        assertThat(Cost.of(eur(0), List.of())).isEqualTo(new Cost.Exact(new Cost("EUR", 0, 0, 0)));
    }

    @Test
    void theTotalIsExactUpToTheLastUnitThatFits() {
        assertThat(Cost.of(eur(7), List.of(part(1_000_000, eur(3_000_000_000_001L)))))
                .isEqualTo(new Cost.Exact(new Cost("EUR", 7, 3_000_000_000_001_000_000L, 3_000_000_000_001_000_007L)));
        assertThat(Cost.of(eur(1), List.of(part(1, eur(Long.MAX_VALUE - 1)))))
                .isEqualTo(new Cost.Exact(new Cost("EUR", 1, Long.MAX_VALUE - 1, Long.MAX_VALUE)));
    }

    @Test
    void aTotalThatDoesNotFitIsRefusedWhereItOverflows() {
        var halfOfAll = Long.MAX_VALUE / 2 + 1;
        assertThat(refusedField(eur(0), part(1, eur(5)), part(2, eur(halfOfAll))))
                .isEqualTo("parts[1].unitCost.amountMinor");
        assertThat(refusedField(eur(halfOfAll), part(1, eur(halfOfAll)))).isEqualTo("parts[0].unitCost.amountMinor");
        assertThat(refusedField(eur(0), part(1, eur(halfOfAll)), part(1, eur(halfOfAll))))
                .isEqualTo("parts[1].unitCost.amountMinor");
    }

    @Test
    void amountsOfTwoCurrenciesHaveNoTotal() {
        assertThat(Cost.of(eur(100), List.of(part(1, eur(5)), part(1, new Money(5, "USD")))))
                .isEqualTo(new Cost.NoSum("parts[1].unitCost.currency", "must be that of laborCost, EUR"));
    }

    @Test
    void noAmountIsNegative() {
        assertThat(refusedField(eur(-1))).isEqualTo("laborCost.amountMinor");
        assertThat(refusedField(eur(10), part(1, eur(-1)))).isEqualTo("parts[0].unitCost.amountMinor");
    }

    private static String refusedField(Money labor, PartLine... parts) {
        return switch (Cost.of(labor, List.of(parts))) {
            case Cost.NoSum refusal -> refusal.field();
            case Cost.Exact(var cost) -> throw new AssertionError("accepted: " + cost);
        };
    }

    private static Money eur(long amountMinor) {
        return new Money(amountMinor, "EUR");
    }

    private static PartLine part(int quantity, Money unitCost) {
        return new PartLine("P-1", "a part", quantity, unitCost);
    }
}
