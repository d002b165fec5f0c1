package org.fleetrental.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    record Form(
            @PlainText String line, @PlainText(lines = true) String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"", "Zoë's 3½ t", "日本", "\uD83D\uDE97"})
    void whatAPersonWritesIsPlain(String text) {
        assertThat(VALIDATOR.validate(new Form(text, text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\u001b[2J", "\u007f", "\u0085", "\uD83D", "\uDE97\uD83D"})
    void controlCharactersAndHalvesOfAPairAreRefused(String text) {
        assertThat(VALIDATOR.validate(new Form(text, text)))
                .extracting(violation -> violation.getPropertyPath().toString())
                .containsExactlyInAnyOrder("line", "text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb"})
    void linesAndTabsAreForTextThatMayHaveThem(String text) {
        assertThat(VALIDATOR.validate(new Form(text, text)))
                .extracting(violation -> violation.getPropertyPath().toString())
                .containsExactly("line");
    }
}
