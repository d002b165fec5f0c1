package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    @TempDir
    Path home;

    @Test
    void theProcessIdIsTheProgramsOwn() {
        var child = start("exec sleep 60");
        child.awaitReady(() -> program(child.pid()).endsWith("/sleep"), Duration.ofSeconds(10));
        child.kill();
    }

    @Test
    void itCanBeFoundAgainWhileItRuns() {
        var child = start("exec sleep 60");
        assertThat(PidFile.of(home, "child").process())
                .hasValueSatisfying(process -> assertThat(process.pid()).isEqualTo(child.pid()));
        child.stop();
        assertThat(child.isAlive()).isFalse();
        assertThat(PidFile.of(home, "child").process()).isEmpty();
    }

    @Test
    void aProgramThatEndsBeforeItIsReadyIsReportedWithItsLog() {
        var child = start("echo no disk; exit 7");
        assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofSeconds(30)))
                .hasMessageContaining("code 7")
                .hasMessageContaining("no disk");
    }

    @Test
    void aProgramThatIsNeverReadyIsStopped() {
        var child = start("exec sleep 60");
        assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofMillis(200)))
                .hasMessageContaining("not ready");
        assertThat(child.isAlive()).isFalse();
    }

    /** The pipe to this JVM closes as it would if the JVM were killed. */
    @Test
    void itDiesWithTheJvm() {
        var child = start("exec sleep 60");
        child.abandon();
        assertThat(Waiting.until(() -> !child.isAlive(), Duration.ofSeconds(10)))
                .isTrue();
    }

    private static String program(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .orElse("");
    }

    private Child start(String script) {
        return Child.start("child", home, "TERM", Map.of(), List.of("bash", "-c", script));
    }
}
