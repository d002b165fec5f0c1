package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPasswordsTest {

    @TempDir
    Path data;

    @Test
    void aUserKeepsItsPasswordAndANewOneGetsAnother() {
        var first = KafkaPasswords.in(data, List.of("fleet-service")).of("fleet-service");
        var later = KafkaPasswords.in(data, List.of("fleet-service", "reader"));
        assertThat(later.of("fleet-service")).isEqualTo(first).hasSizeGreaterThanOrEqualTo(32);
        assertThat(later.of("reader")).isNotEqualTo(first);
        assertThat(KafkaPasswords.in(data, List.of("reader")).of("reader")).isEqualTo(later.of("reader"));
    }
}
