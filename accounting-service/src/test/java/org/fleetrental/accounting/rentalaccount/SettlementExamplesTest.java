package org.fleetrental.accounting.rentalaccount;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What a bookkeeper has worked out by hand, in {@code settlement-examples.csv}. */
class SettlementExamplesTest {

    private final RentalAccount account = RentalAccount.open(UUID.randomUUID(), "EUR");

    @ParameterizedTest
    @CsvFileSource(resources = "/settlement-examples.csv", delimiter = ';', useHeadersInDisplayName = true)
    void anAccountStandsAsItWasWorkedOut(
            int no,
            String steps,
            BigDecimal paid,
            BigDecimal due,
            BigDecimal credit,
            BigDecimal writtenOff,
            String how) {
        for (var step : steps.split(", ")) {
            var words = step.split(" ");
            take(words[0], minor(new BigDecimal(words[1])));
        }

        assertThat(account.paidMinor()).as("%d: %s", no, how).isEqualTo(minor(paid));
        assertThat(account.dueMinor()).as(how).isEqualTo(minor(due));
        assertThat(account.creditMinor()).as(how).isEqualTo(minor(credit));
        assertThat(account.writtenOffMinor()).as(how).isEqualTo(minor(writtenOff));
    }

    private void take(String step, long amountMinor) {
        switch (step) {
            case "charge" -> account.charge(amountMinor);
            case "reverse" -> account.reverse(amountMinor);
            case "pay" -> account.pay(amountMinor, "EUR");
            case "back" -> account.refund(amountMinor, "EUR");
            case "write-off" -> assertThat(account.writeOff(amountMinor)).isTrue();
            case "give" -> assertThat(account.giveCredit(amountMinor)).isTrue();
            case "cover" -> assertThat(account.cover(amountMinor)).isTrue();
            default -> throw new IllegalArgumentException(step);
        }
        account.settle();
    }

    private static long minor(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }
}
