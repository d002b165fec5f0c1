package org.fleetrental.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void cellsStandInTheirRows() {
        assertThat(Csv.text(List.of("a", "b"), List.of(Arrays.asList("x", null), List.of(true, "y"))))
                .isEqualTo("a,b\r\nx,\r\ntrue,y\r\n");
    }

    @Test
    void aNumberStaysOneAlsoBelowZero() {
        assertThat(Csv.line(List.of(-5L, new BigDecimal("-0.50")))).isEqualTo("-5,-0.50\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain          | plain
            a=b            | a=b
            a,b            | "a,b"
            say "so"       | "say ""so""\"
            """)
    void whatSeparatesCellsIsQuotedInThem(String text, String cell) {
        assertThat(Csv.line(List.of(text))).isEqualTo(cell + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-cmd", "@SUM(A1)", "\t=1"})
    void aTextIsNeverAFormula(String text) {
        assertThat(Csv.line(List.of(text))).isEqualTo("'" + text + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r=1", "\n=1"})
    void neitherIsOneThatBeginsWithTheEndOfALine(String text) {
        assertThat(Csv.line(List.of(text))).isEqualTo("\"'" + text + "\"\r\n");
    }
}
