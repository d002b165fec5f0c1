package org.fleetrental.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.fleetrental.local.LocalSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not business: health, metrics, API description, and the door without a key. */
class OperationsTest {

    private final LocalSystem system = SharedSystem.get();
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"fleet", "rentals", "maintenance", "accounting"})
    void healthAndMetricsAnswerAtTheManagementPortOnly(String service) throws Exception {
        assertThat(get(system.managementUrl(service), "/q/health/live").statusCode())
                .isEqualTo(200);
        assertThat(get(system.managementUrl(service), "/q/health/ready").body()).contains("\"UP\"");
        assertThat(get(system.managementUrl(service), "/q/metrics").body())
                .contains("outbox_pending", "outbox_published_total", "dead_letters_open");
        assertThat(get(system.baseUrl(service), "/q/metrics").statusCode()).isNotEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fleet /v1/vehicles",
                "rentals /v1/rentals",
                "maintenance /v1/maintenance-jobs",
                "accounting /v1/charges"
            })
    void withoutATokenThereIsAProblem(String place) throws Exception {
        var parts = place.split(" ", -1);

        var answer = get(system.baseUrl(parts[0]), parts[1]);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private HttpResponse<String> get(URI base, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
    }
}
