package org.fleetrental.system.watched;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.opentest4j.TestAbortedException;

/** Prometheus' own judgement, where its tools are installed; Debian has them in the package prometheus. */
class PromtoolTest {

    @BeforeEach
    void isThere(TestInfo test) throws Exception {
        try {
            run("promtool", "--version");
        } catch (IOException notInstalled) {
            var line = "promtool is not installed, so this is NOT checked: PromtoolTest." + test.getDisplayName();
            System.err.println(line);
            throw new TestAbortedException(line, notInstalled);
        }
    }

    @Test
    void theRulesAreWellFormed() throws Exception {
        assertThat(run("promtool", "check", "rules")).contains("SUCCESS");
    }

    @Test
    void theRulesFireAndAreSilentAsTheirTestsSay() throws Exception {
        assertThat(run("promtool", "test", "rules")).contains("SUCCESS");
    }

    /** @return what it says; fails if it fails */
    private static String run(String... command) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(command));
        if (command.length > 2) {
            try (var files = Files.list(Observability.FOLDER.resolve(command[1].equals("test") ? "tests" : "rules"))) {
                files.map(Object::toString).sorted().forEach(all::add);
            }
        }
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
