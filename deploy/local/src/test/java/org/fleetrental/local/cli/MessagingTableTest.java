package org.fleetrental.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagingTableTest {

    private static final String ANSWER = """
            {"service":"fleet","asOf":"2026-03-01T10:00:00Z",
             "outbox":{"pending":100000,"oldestPendingAgeSeconds":61.25,"parked":1,"countedUpTo":100000,"lanes":[
                {"lane":0,"relay":"r1","here":true,"expiresAt":"2026-03-01T10:00:05Z"},
                {"lane":1,"relay":null,"here":false,"expiresAt":null},
                {"lane":2,"relay":"r1","here":true,"expiresAt":"2026-03-01T10:00:05Z"}]},
             "consumers":[
                {"topic":"fleet.rentals","partition":0,"committed":5,"end":5,"lagSeconds":0.0,"member":"a/10.0.0.1",
                 "here":true,"lagRecords":0},
                {"topic":"fleet.rentals","partition":1,"committed":7,"end":10,"lagSeconds":42.0,"member":null,
                 "here":false,"lagRecords":3}],
             "deadLetters":{"open":1,"parked":2,"countedUpTo":100000,"topics":[]},
             "runs":[{"kind":"REPLAY","id":"x","subject":"fleet.rentals","startedBy":"ann",
                "startedAt":"2026-03-01T09:00:00Z","records":{"read":9}}],
             "unavailable":{}}
            """;

    @Test
    void theTopicsAreSummedUp() throws JsonProcessingException {
        assertThat(table(ANSWER, false))
                .containsExactly(
                        "fleet-service  2026-03-01T10:00:00Z",
                        "  outbox        at least 100,000 pending, the oldest for 61.3 s, 1 parked",
                        "                lanes 0 2: relay r1 until 2026-03-01T10:00:05Z",
                        "                lanes 1: nobody",
                        "  consumers     TOPIC              PARTITION   COMMITTED         END       LAG  SECONDS  READ BY",
                        "                fleet.rentals          all 2          12          15         3     42.0  a/10.0.0.1, nobody",
                        "  dead letters  1 open, 2 parked behind them",
                        "  runs          replay x of fleet.rentals, by ann since 2026-03-01T09:00:00Z, 9 records so far");
    }

    @Test
    void eachPartitionHasALineIfThatIsAskedFor() throws JsonProcessingException {
        assertThat(table(ANSWER, true))
                .contains(
                        "                fleet.rentals              0           5           5         0      0.0  a/10.0.0.1",
                        "                fleet.rentals              1           7          10         3     42.0  nobody");
    }

    @Test
    void whatIsUnknownHasItsReason() throws JsonProcessingException {
        assertThat(table("""
                        {"service":"fleet","asOf":"2026-03-01T10:00:00Z","outbox":null,"consumers":null,"deadLetters":null,
                         "runs":null,"unavailable":{"outbox":"The database does not answer","consumers":"Kafka is away",
                         "deadLetters":"The database does not answer","runs":"The database does not answer"}}
                        """, false))
                .contains(
                        "  outbox        unknown: The database does not answer",
                        "  consumers     unknown: Kafka is away",
                        "  runs          unknown: The database does not answer");
    }

    private static List<String> table(String answer, boolean partitions) throws JsonProcessingException {
        return MessagingTable.of(new ObjectMapper().readTree(answer), partitions);
    }
}
