package org.fleetrental.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.system.RentalCompany.TOMORROW;
import static org.fleetrental.system.RentalCompany.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.local.LocalSystem;
import org.junit.jupiter.api.Test;

/** Who searches the logs for a trace, an event or an aggregate finds its whole way. */
class LogsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalSystem system = SharedSystem.get();
    private final RentalCompany company = new RentalCompany(system);

    @Test
    void anEventIsFoundInTheLogsOfItsRequestAndOfItsConsumer() {
        var vehicle = company.bookableVehicle();
        var customer = company.customer();
        var traceId = UUID.randomUUID().toString().replace("-", "");

        var rental = company.client
                .post(
                        "rentals",
                        "/v1/rentals",
                        RentalCompany.window(customer, vehicle, TOMORROW, TOMORROW.plus(1, ChronoUnit.DAYS)),
                        Map.of(
                                "Idempotency-Key",
                                UUID.randomUUID().toString(),
                                "traceparent",
                                "00-" + traceId + "-00f067aa0ba902b7-00"))
                .expect(201)
                .id("id");

        var handled = line("accounting", traceId, "Handled RentalReserved");
        var eventId = handled.at("/mdc/eventId").asText();
        var recorded = line("rentals", traceId, "Recorded RentalReserved");
        assertThat(eventId).isNotBlank();
        assertThat(recorded.path("message").asText()).contains(eventId, rental.toString());
        assertThat(handled.at("/mdc/aggregateId").asText()).isEqualTo(rental.toString());
        assertThat(handled.at("/mdc/attempt").asText()).isEqualTo("1");
    }

    private JsonNode line(String service, String traceId, String message) {
        return eventually()
                .until(
                        () -> Files.readAllLines(system.logFile(service)).stream()
                                .filter(line -> line.contains(message))
                                .map(LogsTest::json)
                                .filter(line -> line.at("/mdc/traceId").asText().equals(traceId))
                                .toList(),
                        lines -> !lines.isEmpty())
                .getFirst();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
