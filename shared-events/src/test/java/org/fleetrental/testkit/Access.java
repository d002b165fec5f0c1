package org.fleetrental.testkit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;

/** What is written of who may call what: in the service's own {@code access.txt}, and in the test kit's. */
final class Access {

    private Access() {}

    /** The roles of each operation, such as {@code POST /v1/vehicles}. */
    static Map<String, List<String>> allowed() {
        var allowed = read("access.txt");
        allowed.putAll(messaging());
        return allowed;
    }

    /** Of those that every service has. */
    static Map<String, List<String>> messaging() {
        return read("messaging-access.txt");
    }

    private static Map<String, List<String>> read(String resource) {
        var allowed = new LinkedHashMap<String, List<String>>();
        var file = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(resource), resource);
        try (var lines = new Scanner(file)) {
            while (lines.hasNextLine()) {
                var parts = lines.nextLine().split(": ", 2);
                allowed.put(parts[0], Arrays.asList(parts[1].split(", ", -1)));
            }
        }
        return allowed;
    }
}
