package org.fleetrental.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    record Times(Instant at, LocalDate on) {}

    @BeforeEach
    void strict() {
        new StrictJson().customize(json);
    }

    @Test
    void timesAreIso8601() throws JsonProcessingException {
        var times = json.readValue("{\"at\":\"2026-03-01T10:00:00.123456Z\",\"on\":\"2026-03-01\"}", Times.class);

        assertThat(times).isEqualTo(new Times(Instant.parse("2026-03-01T10:00:00.123456Z"), LocalDate.of(2026, 3, 1)));
        assertThat(json.readValue("{\"at\":null}", Times.class).at()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1700000000", "1700000000.5", "\"1700000000\"", "\" -1.5\"", "true", "[2026,3,1]", "{}"})
    void aNumberIsNoTimeAndTheFieldIsNamed(String value) {
        assertRefused("at", value);
        assertRefused("on", value);
    }

    private void assertRefused(String field, String value) {
        assertThatThrownBy(() -> json.readValue("{\"%s\":%s}".formatted(field, value), Times.class))
                .isInstanceOfSatisfying(
                        JsonMappingException.class,
                        refusal -> assertThat(refusal.getPath())
                                .extracting(JsonMappingException.Reference::getFieldName)
                                .containsExactly(field));
    }
}
