package org.fleetrental.maintenance.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void aWindowMayBeOpen() {
        assertThat(Window.of(START, null)).isEqualTo(new Window.Valid(new Window(START, null)));
    }

    @Test
    void aWindowIsKeptInWholeMicroseconds() {
        var end = START.plusSeconds(60);
        assertThat(Window.of(START.plusNanos(999), end.plusNanos(1_001)))
                .isEqualTo(new Window.Valid(new Window(START, end.plusNanos(1_000))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z,           endsAt",
        "2026-03-01T10:00:00Z, 2026-03-01T09:59:59Z,           endsAt",
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00.000000999Z, endsAt",
        "1999-12-31T23:59:59Z,                     ,           startsAt",
        "2100-01-01T00:00:00Z,                     ,           startsAt",
        "2026-03-01T10:00:00Z, +292278994-08-17T07:12:55Z,     endsAt"
    })
    void whatIsNoWindowIsRefused(Instant startsAt, @Nullable Instant endsAt, String field) {
        assertThat(Window.of(startsAt, endsAt))
                .isInstanceOfSatisfying(
                        Window.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo(field));
    }
}
