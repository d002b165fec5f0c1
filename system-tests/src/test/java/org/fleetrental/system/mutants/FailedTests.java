package org.fleetrental.system.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The tests that a run of Surefire has seen fail, from its reports. */
final class FailedTests {

    /** A test case with a body; one that passed may have output there, but no failure. */
    private static final Pattern CASE = Pattern.compile(
            "<testcase name=\"(?<test>[^\"]*)\" classname=\"(?:[^\"]*\\.)?(?<type>[^\".]+)\"[^>/]*>(?<body>.*?)</testcase>",
            Pattern.DOTALL);

    private static final Pattern FAILURE = Pattern.compile("<(failure|error)[ >]");

    private FailedTests() {}

    static List<String> in(Path module) throws IOException {
        var reports = module.resolve("target/surefire-reports");
        var failed = new ArrayList<String>();
        if (Files.isDirectory(reports)) {
            try (var files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
                for (var file : files) {
                    addFailed(Files.readString(file), failed);
                }
            }
        }
        return failed;
    }

    private static void addFailed(String report, List<String> failed) {
        for (var match = CASE.matcher(report); match.find(); ) {
            if (FAILURE.matcher(match.group("body")).find()) {
                var test = match.group("test").replaceFirst("[({].*", "");
                failed.add(match.group("type") + "." + test);
            }
        }
    }
}
