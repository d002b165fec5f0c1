package org.fleetrental.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentionTest {

    private final AtomicInteger tries = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "40001"})
    void theVictimOfADeadlockOrConflictTriesAgain(String sqlState) {
        var answer = Contention.resolved(() -> failing(2, new IllegalStateException(new SQLException("", sqlState))));

        assertThat(answer.getStatus()).isEqualTo(204);
        assertThat(tries).hasValue(3);
    }

    @Test
    void whatHasChangedMeanwhileIsLookedAtAgain() {
        Contention.resolved(() -> failing(1, new Contention.ChangedMeanwhileException("the vehicle")));

        assertThat(tries).hasValue(2);
    }

    @Test
    void itIsTriedFiveTimesAtMost() {
        var deadlock = new IllegalStateException(new SQLException("", "40P01"));

        assertThatThrownBy(() -> Contention.resolved(() -> failing(100, deadlock)))
                .isSameAs(deadlock);
        assertThat(tries).hasValue(5);
    }

    @Test
    void whatCannotPassIsTriedOnce() {
        var violation = new IllegalStateException(new SQLException("", "23514"));

        assertThatThrownBy(() -> Contention.resolved(() -> failing(1, violation)))
                .isSameAs(violation);
        assertThat(tries).hasValue(1);
    }

    @Test
    void aConstraintBehindADecisionIsARefusal() {
        var overlap = new IllegalStateException(new SQLException("", "23P01"));

        var answer = Contention.resolved(
                failure -> Optional.of(Problem.of(409, "taken", failure.getSQLState())), () -> failing(1, overlap));

        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(tries).hasValue(1);
    }

    private Response failing(int times, RuntimeException failure) {
        if (tries.incrementAndGet() <= times) {
            throw failure;
        }
        return Response.noContent().build();
    }
}
