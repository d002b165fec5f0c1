package org.fleetrental.rentals.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void cellsStandInTheirRows() {
        assertThat(Csv.text(List.of("a", "b"), List.of(Arrays.asList("x", null), List.of(-5L, new BigDecimal("0.50")))))
                .isEqualTo("a,b\r\nx,\r\n-5,0.50\r\n");
    }

    @Test
    void whatSeparatesCellsIsQuotedInThem() {
        assertThat(Csv.text(List.of("a"), List.of(List.of("x,\"y\"\nz")))).isEqualTo("a\r\n\"x,\"\"y\"\"\nz\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
    void textIsNoFormula(String text) {
        assertThat(Csv.text(List.of("a"), List.of(List.of(text)))).isEqualTo("a\r\n'" + text + "\r\n");
    }
}
