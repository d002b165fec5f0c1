package org.fleetrental.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.fleetrental.local.LocalSystem;
import org.fleetrental.local.LocalTokens;
import org.fleetrental.local.SimulatedTime;
import org.fleetrental.local.demo.Season;
import org.junit.jupiter.api.Test;

/** {@code ./fleet demo --days} plays the same for longer, with more vehicles. */
class SeasonTest {

    @Test
    void someDaysOfARentalCompanyEndWithBooksAndCalendarsThatAreRight() throws IOException {
        var plan = new Season.Plan(Instant.parse("2026-09-28T00:00:00Z"), 8, 10, 20_261_124);
        try (var time = SimulatedTime.beginning(plan.begins());
                var system =
                        LocalSystem.start(LocalSystem.Options.forTests().with(SimulatedTime.SETTING, time.file()))) {
            var token = system.tokens().token("season", Duration.ofHours(1), LocalTokens.ROLES.toArray(String[]::new));
            assertThat(Season.play(plan, system::baseUrl, token, time::set, System.out))
                    .isTrue();
        }
    }
}
