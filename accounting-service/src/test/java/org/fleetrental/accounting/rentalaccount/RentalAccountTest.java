package org.fleetrental.accounting.rentalaccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class RentalAccountTest {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final UUID VEHICLE = UUID.randomUUID();

    private final RentalAccount account = RentalAccount.open(UUID.randomUUID(), "EUR");

    @Test
    void everyChangeHasAVersionOfItsOwn() {
        account.charge(100);
        account.reverse(100);
        account.pay(50, "EUR");

        assertThat(account.version()).isEqualTo(3);
    }

    @Test
    void whatIsPaidOverWhatIsOwedIsCredit() {
        account.charge(100);

        assertThat(account.pay(60, "EUR")).isEqualTo(new RentalAccount.Accepted(0, 0));
        assertThat(account.dueMinor()).isEqualTo(40);
        assertThat(account.pay(60, "EUR")).isEqualTo(new RentalAccount.Accepted(20, 0));
        assertThat(account.pay(60, "EUR")).isEqualTo(new RentalAccount.Accepted(60, 0));
        assertThat(account.dueMinor()).isZero();
        assertThat(account.creditMinor()).isEqualTo(80);
        assertThat(account.balanceMinor()).isEqualTo(-80);
    }

    @Test
    void aPaymentInAnotherCurrencyIsRefusedAndChangesNothing() {
        account.charge(100);

        assertThat(account.pay(60, "USD")).isEqualTo(new RentalAccount.OtherCurrency("EUR"));
        assertThat(account.paidMinor()).isZero();
        assertThat(account.version()).isEqualTo(1);
    }

    @Test
    void anAmountThatDoesNotFitIsRefusedAndChangesNothing() {
        account.pay(Long.MAX_VALUE, "EUR");

        assertThat(account.pay(1, "EUR")).isEqualTo(new RentalAccount.TooMuch());
        assertThat(account.paidMinor()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> account.reverse(2)).isInstanceOf(ArithmeticException.class);
        assertThat(account.chargedMinor()).isZero();
        assertThat(account.version()).isEqualTo(1);
    }

    @Test
    void aRefundComesOutOfTheCreditFirst() {
        account.charge(100);
        account.pay(150, "EUR");

        assertThat(account.refund(70, "EUR")).isEqualTo(new RentalAccount.Repaid(50));
        assertThat(account.paidMinor()).isEqualTo(80);
        assertThat(account.dueMinor()).isEqualTo(20);
        assertThat(account.version()).isEqualTo(3);
    }

    @Test
    void aRefundInACurrencyThatPaidNothingHereLeavesTheAccountAsItIs() {
        account.pay(70, "EUR");
        account.belongsTo(CUSTOMER, VEHICLE, "USD");
        account.charge(100);

        assertThat(account.refund(70, "EUR")).isEqualTo(new RentalAccount.Repaid(70));
        assertThat(account.dueMinor()).isEqualTo(100);
    }

    @Test
    void aRefundThatDoesNotFitIsRefusedAndChangesNothing() {
        account.charge(Long.MAX_VALUE);
        account.pay(1, "EUR");

        assertThat(account.refund(2, "EUR")).isEqualTo(new RentalAccount.OwesTooMuch());
        assertThat(account.paidMinor()).isEqualTo(1);
        assertThat(account.version()).isEqualTo(2);
    }

    @Test
    void noMoreIsWrittenOffThanIsOwed() {
        account.charge(100);
        account.pay(40, "EUR");

        assertThat(account.writeOff(61)).isFalse();
        assertThat(account.writeOff(60)).isTrue();
        assertThat(account.dueMinor()).isZero();
        assertThat(account.writeOff(1)).isFalse();
        assertThat(account.version()).isEqualTo(3);
    }

    @Test
    void aPaymentIsForWhatIsOwedThenForWhatWasWrittenOffThenCredit() {
        account.charge(100);
        account.writeOff(60);

        assertThat(account.pay(30, "EUR")).isEqualTo(new RentalAccount.Accepted(0, 0));
        assertThat(account.pay(30, "EUR")).isEqualTo(new RentalAccount.Accepted(0, 20));
        assertThat(account.pay(50, "EUR")).isEqualTo(new RentalAccount.Accepted(10, 40));
        assertThat(account.standing()).isEqualTo(new Standing(10, 0));
    }

    @Test
    void whatWasRecoveredAndGoesBackIsOwedAgain() {
        account.charge(100);
        account.writeOff(100);
        account.pay(100, "EUR");
        account.refund(100, "EUR");

        assertThat(account.dueMinor()).isEqualTo(100);
        assertThat(account.writtenOffMinor()).isZero();
    }

    @Test
    void aReversalOfWhatWasWrittenOffIsNoCredit() {
        account.charge(100);
        account.writeOff(100);
        account.reverse(100);

        assertThat(account.settle()).isEqualTo(new Standing(0, 0));
        account.charge(30);
        assertThat(account.dueMinor()).isEqualTo(30);
    }

    @Test
    void creditThatIsGivenAwayIsNotThereTwice() {
        account.charge(100);
        account.pay(150, "EUR");

        assertThat(account.giveCredit(51)).isFalse();
        assertThat(account.giveCredit(50)).isTrue();
        assertThat(account.giveCredit(1)).isFalse();
        assertThat(account.paidMinor()).isEqualTo(100);
    }

    @Test
    void whatIsHeldPaysNoMoreThanIsOwed() {
        account.charge(100);

        assertThat(account.cover(101)).isFalse();
        assertThat(account.cover(100)).isTrue();
        assertThat(account.balanceMinor()).isZero();
    }

    @Test
    void theRentalDecidesAboutTheCurrencyUntilItIsCharged() {
        account.pay(70, "EUR");

        assertThat(account.belongsTo(CUSTOMER, VEHICLE, "USD")).isTrue();
        assertThat(account.currency()).isEqualTo("USD");
        assertThat(account.paidMinor()).isZero();
        account.charge(100);
        assertThat(account.belongsTo(CUSTOMER, VEHICLE, "EUR")).isFalse();
        assertThat(account.currency()).isEqualTo("USD");
    }
}
