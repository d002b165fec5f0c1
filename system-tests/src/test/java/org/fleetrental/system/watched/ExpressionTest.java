package org.fleetrental.system.watched;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpressionTest {

    @Test
    void seriesAndLabelsAreTakenOut() {
        var parsed = Expression.parse("""
                sum by (job, kind) (rate(inbox_retries_total{kind="by (x) y",topic=~"fleet.+"}[5m] offset 1h))
                  / on (job) group_left () max(up) > 14.4 * 0.01 and job:late:ratio_rate1h >= 1e3 unless time() < 2
                """);

        assertThat(parsed.metrics()).containsExactlyInAnyOrder("inbox_retries_total", "up", "job:late:ratio_rate1h");
        assertThat(parsed.labels()).containsExactlyInAnyOrder("job", "kind", "topic");
    }
}
