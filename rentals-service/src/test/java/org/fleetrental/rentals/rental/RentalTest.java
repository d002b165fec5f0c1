package org.fleetrental.rentals.rental;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fleetrental.http.Money;
import org.fleetrental.rentals.booking.Window;
import org.fleetrental.rentals.pricing.LineKind;
import org.fleetrental.rentals.pricing.PricedLine;
import org.fleetrental.rentals.pricing.Terms;
import org.fleetrental.rentals.vehicle.VehicleClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RentalTest {

    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(2));
    private static final Terms TERMS = new Terms("EUR", 5500, 250, 25, 1500, 3000, 24, 7500, 30_000, 1900);

    private final Rental rental = Rental.reserve(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            VehicleClass.STANDARD,
            new Window(START, END),
            TERMS.offer(Duration.between(START, END)),
            START.minus(Duration.ofDays(30)));

    @Test
    void aReservationCostsItsDays() {
        assertThat(rental.state()).isEqualTo(RentalState.RESERVED);
        assertThat(rental.version()).isEqualTo(1);
        assertThat(rental.lines()).extracting(PricedLine::kind).containsExactly(LineKind.RENTAL);
        assertThat(rental.total()).isEqualTo(11_000 + 2_090);
    }

    @Test
    void aReturnInTimeAddsNothing() {
        var priced = rental.lines();
        assertThat(rental.activate(1_000, START)).isEmpty();
        assertThat(rental.complete(1_500, END, List.of(), END)).isEmpty();

        assertThat(rental.state()).isEqualTo(RentalState.COMPLETED);
        assertThat(rental.version()).isEqualTo(3);
        assertThat(rental.lines()).isEqualTo(priced);
    }

    @Test
    void lateTimeDistanceAndDamageBecomeLinesAndTheFirstLineStays() {
        var days = rental.lines().getFirst();
        rental.activate(1_000, START);
        rental.complete(
                1_510, END.plusSeconds(3_601), List.of(new Damage("Left mirror", new Money(12_345, "EUR"))), END);

        assertThat(rental.lines().getFirst()).isEqualTo(days);
        assertThat(rental.lines())
                .extracting(PricedLine::kind)
                .containsExactly(LineKind.RENTAL, LineKind.LATE_FEE, LineKind.DISTANCE_FEE, LineKind.DAMAGE);
        assertThat(rental.lines()).extracting(PricedLine::net).containsExactly(11_000L, 3_000L, 250L, 12_345L);
        assertThat(rental.lines()).extracting(PricedLine::tax).containsExactly(2_090L, 570L, 48L, 2_346L);
        assertThat(rental.total()).isEqualTo(11_000 + 3_000 + 250 + 12_345 + 2_090 + 570 + 48 + 2_346);
    }

    @Test
    void aRefusedReturnLeavesTheRentalAsItWas() {
        assertThat(rental.complete(1_000, END, List.of(), END)).contains(new Outcome.WrongState(RentalState.RESERVED));
        rental.activate(1_000, START);

        assertThat(rental.complete(999, END, List.of(), END)).get().isInstanceOf(Outcome.Unacceptable.class);
        assertThat(rental.complete(1_000, START.minusSeconds(1), List.of(), END))
                .get()
                .isInstanceOf(Outcome.Unacceptable.class);
        assertThat(rental.complete(1_000, END, List.of(new Damage("Tyre", new Money(100, "USD"))), END))
                .get()
                .isInstanceOf(Outcome.Unacceptable.class);
        assertThat(rental.complete(1_000, END, List.of(new Damage("Tyre", new Money(0, "EUR"))), END))
                .get()
                .isInstanceOf(Outcome.Unacceptable.class);
        assertThat(rental.state()).isEqualTo(RentalState.ACTIVE);
        assertThat(rental.version()).isEqualTo(2);
        assertThat(rental.lines()).hasSize(1);
        assertThat(rental.completedAt()).isNull();
    }

    @Test
    void anEarlyCancellationCostsNothingAndALateOneAFee() {
        assertThat(rental.cancel("ill", START.minus(Duration.ofHours(24)))).isEmpty();
        assertThat(rental.lines()).isEmpty();
        assertThat(rental.total()).isZero();

        var late = Rental.reserve(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                VehicleClass.STANDARD,
                new Window(START, END),
                TERMS.offer(Duration.between(START, END)),
                START.minusSeconds(60));
        assertThat(late.cancel("ill", START.minusSeconds(30))).isEmpty();
        assertThat(late.lines()).extracting(PricedLine::kind).containsExactly(LineKind.CANCELLATION_FEE);
        assertThat(late.total()).isEqualTo(3_570);
    }

    @Test
    void whatIsOverIsOver() {
        rental.activate(0, START);
        assertThat(rental.activate(0, START)).contains(new Outcome.WrongState(RentalState.ACTIVE));
        assertThat(rental.cancel("late", START)).contains(new Outcome.WrongState(RentalState.ACTIVE));
        rental.complete(0, END, List.of(), END);
        assertThat(rental.complete(0, END, List.of(), END)).contains(new Outcome.WrongState(RentalState.COMPLETED));
        assertThat(rental.needReassignment(END)).isFalse();
        assertThat(rental.version()).isEqualTo(3);
    }

    @Test
    void aWindowThatIsOverHandsOutNoKeys() {
        assertThat(rental.activate(0, END)).contains(new Outcome.WindowOver(END));
        assertThat(rental.activate(0, END.minusNanos(1_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,0,UNPAID",
        "100,0,100,UNPAID",
        "100,40,60,PARTIALLY_PAID",
        "100,100,0,PAID",
        "100,120,-20,PAID",
        "0,40,-40,PARTIALLY_PAID",
        "0,-5,5,UNPAID"
    })
    void thePaymentStatusFollowsTheAccount(long charged, long paid, long balance, PaymentStatus status) {
        var before = rental.version();
        var changed = rental.settle(new Account(charged, paid, balance), paid > 0, END);
        assertThat(rental.paymentStatus()).isEqualTo(status);
        assertThat(changed.isPresent()).isEqualTo(status != PaymentStatus.UNPAID);
        assertThat(rental.version()).isEqualTo(changed.isPresent() ? before + 1 : before);
        assertThat(rental.settle(new Account(charged, paid, balance), paid > 0, END))
                .isEmpty();
    }

    @Test
    void whoDoesNotComeIsWaitedForAndThenPaysTheFee() {
        var grace = Duration.ofMinutes(30);
        var last = START.plus(grace).minusNanos(1_000);
        assertThat(rental.noShow(grace, last)).contains(new Outcome.TooEarly(START.plus(grace)));
        assertThat(rental.state()).isEqualTo(RentalState.RESERVED);

        assertThat(rental.noShow(grace, START.plus(grace))).isEmpty();
        assertThat(rental.state()).isEqualTo(RentalState.NO_SHOW);
        assertThat(rental.noShowAt()).isEqualTo(START.plus(grace));
        assertThat(rental.lines()).extracting(PricedLine::kind).containsExactly(LineKind.NO_SHOW_FEE);
        assertThat(rental.total()).isEqualTo(7_500 + 1_425);
        assertThat(rental.version()).isEqualTo(2);
        assertThat(rental.noShow(grace, END)).contains(new Outcome.WrongState(RentalState.NO_SHOW));
        assertThat(rental.cancel("ill", END)).contains(new Outcome.WrongState(RentalState.NO_SHOW));
        assertThat(rental.activate(0, START)).contains(new Outcome.WrongState(RentalState.NO_SHOW));
        assertThat(rental.extend(END.plusSeconds(1), END)).contains(new Outcome.WrongState(RentalState.NO_SHOW));
    }

    @Test
    void anExtensionCountsTheDaysAnewInTheSameLine() {
        var line = rental.lines().getFirst().lineId();
        assertThat(rental.extend(END, START)).get().isInstanceOf(Outcome.Unacceptable.class);
        assertThat(rental.extend(END.minusSeconds(1), START)).get().isInstanceOf(Outcome.Unacceptable.class);
        assertThat(rental.version()).isEqualTo(1);

        assertThat(rental.extend(END.plusSeconds(1), START)).isEmpty();
        assertThat(rental.window().endsAt()).isEqualTo(END.plusSeconds(1));
        assertThat(rental.lines()).singleElement().satisfies(days -> {
            assertThat(days.lineId()).isEqualTo(line);
            assertThat(days.quantity()).isEqualTo(3);
            assertThat(days.net()).isEqualTo(16_500);
            assertThat(days.tax()).isEqualTo(3_135);
        });
        assertThat(rental.version()).isEqualTo(2);
    }

    @Test
    void afterAnExtensionLateIsWhatComesAfterTheNewEnd() {
        rental.activate(0, START);
        rental.extend(END.plus(Duration.ofDays(1)), END);
        rental.complete(751, END.plus(Duration.ofDays(1)), List.of(), END);
        assertThat(rental.lines()).extracting(PricedLine::kind).containsExactly(LineKind.RENTAL, LineKind.DISTANCE_FEE);
        assertThat(rental.lines().getLast().quantity()).isEqualTo(1);
        assertThat(rental.extend(END.plus(Duration.ofDays(5)), END))
                .contains(new Outcome.WrongState(RentalState.COMPLETED));
    }

    @Test
    void anotherVehicleTakesThePlaceAtTheSamePrice() {
        var price = rental.lines();
        assertThat(rental.needReassignment(START)).isTrue();
        assertThat(rental.needReassignment(START)).isFalse();
        var other = UUID.randomUUID();

        assertThat(rental.reassign(other, START)).isEmpty();
        assertThat(rental.vehicleId()).isEqualTo(other);
        assertThat(rental.needsReassignment()).isFalse();
        assertThat(rental.lines()).isEqualTo(price);
        assertThat(rental.version()).isEqualTo(3);
        assertThat(rental.reassign(other, END)).contains(new Outcome.WindowOver(END));
        rental.activate(0, START);
        assertThat(rental.reassign(UUID.randomUUID(), START)).contains(new Outcome.WrongState(RentalState.ACTIVE));
        assertThat(rental.vehicleId()).isEqualTo(other);
    }

    @Test
    void whatIsFoundLaterIsTheLastLineOfARentalThatIsOver() {
        var scratch = new Damage("Scratch", new Money(10_000, "EUR"));
        assertThat(rental.charge(scratch, START)).contains(new Outcome.WrongState(RentalState.RESERVED));
        rental.activate(0, START);
        assertThat(rental.charge(scratch, START)).contains(new Outcome.WrongState(RentalState.ACTIVE));
        rental.complete(0, END, List.of(), END);

        assertThat(rental.charge(new Damage("Scratch", new Money(10_000, "USD")), END))
                .get()
                .isInstanceOf(Outcome.Unacceptable.class);
        assertThat(rental.charge(scratch, END.plusSeconds(9))).isEmpty();
        assertThat(rental.lines()).extracting(PricedLine::kind).containsExactly(LineKind.RENTAL, LineKind.DAMAGE);
        assertThat(rental.total()).isEqualTo(11_000 + 2_090 + 10_000 + 1_900);
        assertThat(rental.version()).isEqualTo(4);
        assertThat(rental.updatedAt()).isEqualTo(END.plusSeconds(9));
        for (int line = 2; line < 100; line++) {
            assertThat(rental.charge(scratch, END)).isEmpty();
        }
        assertThat(rental.charge(scratch, END)).contains(new Outcome.TooManyLines(100));
    }

    @Test
    void whatWasPaidAndWentBackIsRefundedInWhateverOrderItIsHeardOf() {
        assertThat(rental.settle(new Account(100, 0, 100), false, END)).isEmpty();
        assertThat(rental.notePayment(false, END)).isEmpty();
        assertThat(rental.notePayment(true, END)).contains(PaymentStatus.UNPAID);
        assertThat(rental.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(rental.settle(new Account(100, 100, 0), true, END)).contains(PaymentStatus.REFUNDED);
        assertThat(rental.settle(new Account(0, 0, 0), false, END)).contains(PaymentStatus.PAID);
        assertThat(rental.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    }
}
