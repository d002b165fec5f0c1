package org.fleetrental.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.sql.SQLException;
import org.apache.kafka.common.errors.TimeoutException;
import org.fleetrental.messaging.schema.UnknownSchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureKindTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "25006", "28P01", "40001", "40P01", "53300", "55P03", "57P01", "58030"})
    void aDatabaseThatIsAwayOrBusyIsOfTheSurroundings(String sqlState) {
        assertThat(FailureKind.of(new DatabaseException("testing", new SQLException("away", sqlState))))
                .isEqualTo(FailureKind.SURROUNDINGS);
    }

    @Test
    void aRegistryOrBrokerThatDoesNotAnswerIsOfTheSurroundings() {
        assertThat(FailureKind.of(new RegistryUnavailableException("away", new IllegalStateException())))
                .isEqualTo(FailureKind.SURROUNDINGS);
        assertThat(FailureKind.of(new IllegalStateException(new IOException("reset"))))
                .isEqualTo(FailureKind.SURROUNDINGS);
        assertThat(FailureKind.of(new TimeoutException("no broker"))).isEqualTo(FailureKind.SURROUNDINGS);
    }

    @Test
    void whatTheRegistryDoesNotKnowOrARuleRefusesCannotPass() {
        assertThat(FailureKind.of(new UnknownSchemaException("none", new IllegalStateException())))
                .isEqualTo(FailureKind.CANNOT_PASS);
        assertThat(FailureKind.of(new IllegalStateException(new RejectedEventException("no"))))
                .isEqualTo(FailureKind.CANNOT_PASS);
    }

    @Test
    void whatCannotBeReadMayPassAndIsNotOfTheSurroundings() {
        assertThat(FailureKind.of(new UncheckedIOException(new JsonParseException("not JSON"))))
                .isEqualTo(FailureKind.MAY_PASS);
        assertThat(FailureKind.of(new UncheckedIOException(new MalformedInputException(1))))
                .isEqualTo(FailureKind.MAY_PASS);
    }

    @Test
    void aBrokenConstraintOrABugMayPass() {
        assertThat(FailureKind.of(new DatabaseException("testing", new SQLException("duplicate", "23505"))))
                .isEqualTo(FailureKind.MAY_PASS);
        assertThat(FailureKind.of(new IllegalStateException("a bug"))).isEqualTo(FailureKind.MAY_PASS);
    }
}
