package org.fleetrental.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/**
 * A GET request and what must be answered.
 *
 * @param what in words; the same whatever the scale
 * @param expected worked out from how the history was made, not from the tables
 * @param reading of an answer, to be compared with what is expected
 * @param table that its statements read: by this its plans are told from others
 */
record Question(
        String what,
        String service,
        String path,
        List<String> expected,
        Function<JsonNode, List<String>> reading,
        String table) {

    void check(JsonNode answer) {
        var found = reading.apply(answer);
        if (!found.equals(expected)) {
            throw new IllegalStateException(
                    "%s (%s): expected %s, was answered %s".formatted(what, path, expected, found));
        }
    }
}
