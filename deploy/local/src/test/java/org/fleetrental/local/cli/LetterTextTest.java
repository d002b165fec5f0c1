package org.fleetrental.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.fleetrental.local.SystemService;
import org.junit.jupiter.api.Test;

class LetterTextTest {

    private static final String LETTER = """
            {"id":"01a2","status":"OPEN","topic":"fleet.rentals","partition":2,"offset":7,"key":"r1","eventId":"e1",
             "eventType":"org.fleetrental.events.rentals.RentalActivated","attempts":4,
             "errorType":"java.lang.IllegalStateException","error":"No account of the rental r1, and a text that is longer than a line",
             "receivedAt":"2026-03-01T10:00:00.123456Z","waitingBehind":2,
             "headers":[{"name":"ce_id","text":"e1"},{"name":"odd","base64":"/w=="}],
             "payload":{"type":"T","event":{"odometerKm":5}},"stackTrace":"java.lang.IllegalStateException: No\\n\\tat a.b"}
            """;

    @Test
    void aListHasALineForEach() throws JsonProcessingException {
        var table = LetterText.table();
        LetterText.row(table, SystemService.ACCOUNTING, json(LETTER));

        assertThat(table.lines())
                .containsExactly(
                        "SERVICE     ID    STATUS  PLACE              KEY  EVENT            TRIED  RECEIVED              ERROR",
                        "accounting  01a2  OPEN    fleet.rentals 2/7  r1   RentalActivated  4      2026-03-01T10:00:00Z  "
                                + "No account of the rental r1, and a text that is longer th...");
    }

    @Test
    void oneIsShownWithAllThereIs() throws JsonProcessingException {
        assertThat(LetterText.details(json(LETTER)))
                .contains(
                        "OPEN  01a2",
                        "  behind it  2 wait",
                        "  ce_id: e1",
                        "  odd: base64:/w==",
                        "    \"odometerKm\" : 5")
                .contains("  error      java.lang.IllegalStateException", "  \tat a.b")
                .noneMatch(line -> line.contains("settled") || line.contains("waits for"));
    }

    @Test
    void whatCannotBeDecodedIsShownWithTheReason() throws JsonProcessingException {
        assertThat(LetterText.details(json("""
                        {"id":"x","payload":{"undecodable":"The value starts with byte 9","base64":"CQ=="}}
                        """))).contains("  The value starts with byte 9", "  CQ==");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
