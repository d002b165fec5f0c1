package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestInfrastructureTest {

    @Test
    void theSettingDecides() {
        assertThat(TestInfrastructure.chosen("embedded")).isEqualTo(TestInfrastructure.EMBEDDED);
        assertThat(TestInfrastructure.chosen("Containers")).isEqualTo(TestInfrastructure.CONTAINERS);
    }

    @Test
    void aWrongSettingIsNotTakenForNone() {
        assertThatThrownBy(() -> TestInfrastructure.chosen("docker"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FLEET_TEST_INFRA=docker");
    }
}
