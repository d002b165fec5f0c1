package org.fleetrental.accounting.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvWriterTest {

    private record Cells(@Nullable Object... cells) implements Table {

        @Override
        public List<String> columns() {
            return List.of("a", "b");
        }

        @Override
        public List<List<@Nullable Object>> rows() {
            return List.of(Arrays.asList(cells));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain          | plain
            a,b            | "a,b"
            say "so"       | "say ""so""\"
            =1+1           | '=1+1
            +49            | '+49
            -cmd           | '-cmd
            @SUM(A1)       | '@SUM(A1)
            """)
    void aTextIsNeverAFormula(String text, String cell) {
        assertThat(CsvWriter.csv(new Cells(text))).isEqualTo("a,b\r\n" + cell + "\r\n");
    }

    @Test
    void aNumberStaysOneAlsoBelowZero() {
        assertThat(CsvWriter.csv(new Cells(-5L, null, true))).isEqualTo("a,b\r\n-5,,true\r\n");
    }

    @Test
    void aTabOrALineBreakInFrontIsHarmlessToo() {
        assertThat(CsvWriter.csv(new Cells("\t=1", "\r=1", "a\nb"))).isEqualTo("a,b\r\n'\t=1,\"'\r=1\",\"a\nb\"\r\n");
    }
}
