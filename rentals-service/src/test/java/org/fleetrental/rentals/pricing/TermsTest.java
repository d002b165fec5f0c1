package org.fleetrental.rentals.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

    private static final Terms TERMS = new Terms("EUR", 5500, 250, 25, 1500, 3000, 24, 7500, 30_000, 1900);

    @ParameterizedTest
    @CsvSource({"PT1S,1", "PT1H,1", "PT24H,1", "PT24H0.000001S,2", "PT47H59M,2", "PT48H,2", "P366D,366"})
    void aDayIsEachStartedTwentyFourHours(Duration booked, int days) {
        var line = TERMS.rental(booked);
        assertThat(line.quantity()).isEqualTo(days);
        assertThat(line.net()).isEqualTo(5500L * days);
        assertThat(line.kind()).isEqualTo(LineKind.RENTAL);
    }

    @ParameterizedTest
    // 19 % of 50 is 9.5; of 150 is 28.5; of 47 is 8.93; of 55 is 10.45.
    @CsvSource({"50,1900,10", "150,1900,29", "47,1900,9", "55,1900,10", "0,1900,0", "999,0,0", "3,5000,2", "1,10000,1"})
    void taxIsRoundedHalfUp(long net, int basisPoints, long tax) {
        assertThat(PricedLine.of(LineKind.RENTAL, "a day", 1, net, basisPoints).tax())
                .isEqualTo(tax);
    }

    @Test
    void taxIsRoundedOncePerLineAndNotPerUnit() {
        assertThat(PricedLine.of(LineKind.RENTAL, "days", 3, 50, 1900).tax()).isEqualTo(29);
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0", "-PT5H,0", "PT0.000001S,1", "PT1H,1", "PT1H0.000001S,2", "PT25H,25"})
    void latenessIsChargedByStartedHour(Duration late, int hours) {
        assertThat(TERMS.lateFee(late).map(PricedLine::quantity).orElse(0)).isEqualTo(hours);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "500,0", "501,1", "900,400"})
    void distanceIsChargedOverTheAllowanceOfAllDays(int drivenKm, int extraKm) {
        var fee = TERMS.distanceFee(drivenKm, Duration.ofHours(30));
        assertThat(fee.map(PricedLine::quantity).orElse(0)).isEqualTo(extraKm);
        assertThat(fee.map(PricedLine::net).orElse(0L)).isEqualTo(25L * extraKm);
    }

    @ParameterizedTest
    @CsvSource({"PT24H,0", "PT48H,0", "PT23H59M,3000", "-PT1H,3000"})
    void cancellingIsFreeUntilSomeHoursBefore(Duration untilStart, long net) {
        assertThat(TERMS.cancellationFee(untilStart).map(PricedLine::net).orElse(0L))
                .isEqualTo(net);
    }

    @Test
    void aFeeOfNothingIsNoLine() {
        var free = new Terms("JPY", 5500, 250, 0, 0, 0, 24, 0, 0, 1000);
        assertThat(free.lateFee(Duration.ofHours(3))).isEmpty();
        assertThat(free.distanceFee(9_999, Duration.ofHours(3))).isEmpty();
        assertThat(free.cancellationFee(Duration.ZERO)).isEmpty();
    }

    @Test
    void whatDoesNotFitIsAFailureAndNotAWrongNumber() {
        assertThat(PricedLine.of(LineKind.DAMAGE, "huge", 1, Long.MAX_VALUE, 1900 - 1900)
                        .net())
                .isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> PricedLine.of(LineKind.DAMAGE, "huge", 2, Long.MAX_VALUE, 0))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> PricedLine.of(LineKind.DAMAGE, "huge", 1, Long.MAX_VALUE, 1900)
                        .gross())
                .isInstanceOf(ArithmeticException.class);
        // The largest that the API lets in: 9,999,999 km at the dearest price.
        assertThat(PricedLine.of(LineKind.DISTANCE_FEE, "km", 9_999_999, 1_000_000_000, 10_000)
                        .gross())
                .isEqualTo(19_999_998_000_000_000L);
    }
}
