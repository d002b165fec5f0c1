package org.fleetrental.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.system.RentalCompany.TOMORROW;
import static org.fleetrental.system.RentalCompany.eventually;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.local.LocalSystem;
import org.junit.jupiter.api.Test;

class TracingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalSystem system = SharedSystem.get();
    private final RentalCompany company = new RentalCompany(system);

    @Test
    void theTraceIdOfARequestStandsInTheLogsOfEveryServiceThatReacts() {
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

        eventually()
                .untilAsserted(() ->
                        assertThat(company.charges(rental).body().path("items")).hasSize(1));
        // Reserved in rentals, charged in accounting, and the charge is known to rentals again.
        assertLogged("rentals", traceId, "Recorded RentalReserved");
        assertLogged("accounting", traceId, "Handled RentalReserved");
        assertLogged("accounting", traceId, "Recorded ChargeCreated");
        assertLogged("rentals", traceId, "Handled ChargeCreated");
    }

    private void assertLogged(String service, String traceId, String message) {
        eventually()
                .untilAsserted(() -> assertThat(Files.readAllLines(system.logFile(service)))
                        .anySatisfy(line -> {
                            assertThat(line).contains(message);
                            assertThat(read(line)).isEqualTo(traceId);
                        }));
    }

    private static String read(String line) {
        try {
            return JSON.readTree(line).at("/mdc/traceId").asText();
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
