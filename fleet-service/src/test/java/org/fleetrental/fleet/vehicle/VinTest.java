package org.fleetrental.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VinTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1HGBH41JXMN109186",
                "1M8GDM9AXKP042788",
                "11111111111111111",
                "5GZCZ43D13S812715",
                "WVWZZZ1JZXW000001",
                "VF1BB05CF24567890",
                "TMBJJ7NE8G0123456",
            })
    void vinsOfAllRegionsAreRead(String vin) {
        assertThat(Vin.parse(vin)).isEqualTo(new Vin.Valid(new Vin(vin)));
    }

    @Test
    void smallLettersBecomeCapitals() {
        assertThat(Vin.parse("1hgbh41jxmn109186")).isEqualTo(new Vin.Valid(new Vin("1HGBH41JXMN109186")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    1HGBH41JXMN10918   | a VIN has 17 characters, this has 16
                    1HGBH41JXMN1091866 | a VIN has 17 characters, this has 18
                    ""                 | a VIN has 17 characters, this has 0
                    1HGBH41JXMN10918O  | 'O' at position 17 is not allowed: digits and capital letters without I, O and Q
                    IHGBH41JXMN109186  | 'I' at position 1 is not allowed: digits and capital letters without I, O and Q
                    1HGBH41JXqN109186  | 'Q' at position 10 is not allowed: digits and capital letters without I, O and Q
                    1HGBH41JXMN-09186  | '-' at position 12 is not allowed: digits and capital letters without I, O and Q
                    1HGBH41JXMN1ſ9186  | 'ſ' at position 13 is not allowed: digits and capital letters without I, O and Q
                    1HGBH41J3MN109186  | the check digit at position 9 is 3, expected X
                    1HGBH41JXMN109187  | the check digit at position 9 is X, expected 1
                    """)
    void whatIsNoVinIsRefusedWithTheReason(String text, String reason) {
        assertThat(Vin.parse(text)).isEqualTo(new Vin.Invalid(reason));
    }

    @Test
    void aCheckDigitIsDemandedOfNorthAmericaOnly() {
        assertThat(Vin.parse("5HGBH41J0MN109186")).isInstanceOf(Vin.Invalid.class);
        assertThat(Vin.parse("6HGBH41J0MN109186")).isInstanceOf(Vin.Valid.class);
        assertThat(Vin.parse("WHGBH41JYMN109186")).isInstanceOf(Vin.Valid.class);
    }

    @Test
    void noOtherWayLeadsToAWrongVin() {
        assertThatThrownBy(() -> new Vin("1hgbh41jxmn109186")).isInstanceOf(IllegalArgumentException.class);
    }
}
