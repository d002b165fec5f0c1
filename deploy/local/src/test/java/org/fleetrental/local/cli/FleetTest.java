package org.fleetrental.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetTest {

    @ParameterizedTest
    @CsvSource({
        "align --since yesterday, --since",
        "replay --service fleet --topic fleet.rentals --from yesterday, --from",
    })
    void aWrongTimeIsToldByItsOption(String arguments, String option) {
        var run = CommandRun.of(arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains(option).contains("'yesterday' is not a time as 2026-11-24T00:00:00Z");
    }
}
