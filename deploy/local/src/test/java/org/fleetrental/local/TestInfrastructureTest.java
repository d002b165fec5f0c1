package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TestInfrastructureTest {

    @Test
    void theSettingDecides() {
        assertThat(TestInfrastructure.chosen("embedded", () -> true)).isEqualTo(TestInfrastructure.EMBEDDED);
        assertThat(TestInfrastructure.chosen("Containers", () -> false)).isEqualTo(TestInfrastructure.CONTAINERS);
    }

    @Test
    void withoutItTheyAreContainersWhereAnEngineAnswers() {
        assertThat(TestInfrastructure.chosen(null, () -> true)).isEqualTo(TestInfrastructure.CONTAINERS);
        assertThat(TestInfrastructure.chosen(" ", () -> false)).isEqualTo(TestInfrastructure.EMBEDDED);
    }

    @Test
    void aWrongSettingIsNotTakenForNone() {
        assertThatThrownBy(() -> TestInfrastructure.chosen("docker", () -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FLEET_TEST_INFRA=docker");
    }

    @Test
    void whatDoesNotStartIsTriedThreeTimes() {
        var tries = new AtomicInteger();
        assertThat(TestInfrastructure.started(() -> failsUntil(3, tries))).isEqualTo(3);
        assertThatThrownBy(() -> TestInfrastructure.started(() -> failsUntil(7, tries)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("port taken, try 6");
    }

    private static int failsUntil(int good, AtomicInteger tries) {
        if (tries.incrementAndGet() < good) {
            throw new IllegalStateException("port taken, try " + tries);
        }
        return tries.get();
    }
}
