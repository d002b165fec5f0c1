package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentLinesTest {

    @Test
    void onlyTheEndIsKept() {
        var recent = new RecentLines();
        IntStream.rangeClosed(1, RecentLines.LINES_MAX + 2).forEach(line -> recent.add("line " + line));
        assertThat(recent.toString().lines())
                .hasSize(RecentLines.LINES_MAX)
                .startsWith("line 3")
                .endsWith("line 42");
    }
}
