package org.fleetrental.local.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** What {@code ./fleet} has answered. */
record CommandRun(int exitCode, String output) {

    static CommandRun of(String... arguments) {
        var bytes = new ByteArrayOutputStream();
        var out = System.out;
        var err = System.err;
        try (var captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            System.setErr(captured);
            int exitCode =
                    Fleet.commandLine().setErr(new PrintWriter(captured, true)).execute(arguments);
            return new CommandRun(exitCode, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
