package org.fleetrental.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.system.RentalCompany.eventually;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.fleetrental.local.LocalSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not business: health, metrics, API description, and the door without a key. */
class OperationsTest {

    /**
     * Those that a service tells from its start. The page of an operator's day, docs/events/observability.md, names
     * all.
     */
    private static final String[] METRICS = {
        "outbox_pending ",
        "outbox_oldest_pending_age_seconds ",
        "outbox_parked ",
        "outbox_lanes_held ",
        "outbox_published_total",
        "outbox_publish_failures_total",
        "inbox_duplicates_total",
        "inbox_retries_total{kind=\"may_pass\"",
        "inbox_retries_total{kind=\"surroundings\"",
        "dead_letters_open{topic=\"fleet.",
        "dead_letters_parked{topic=\"fleet.",
        "inbox_lag_records{partition=\"0\",topic=\"fleet.",
        "inbox_lag_seconds{partition=\"0\",topic=\"fleet."
    };

    private final LocalSystem system = SharedSystem.get();
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"fleet", "rentals", "maintenance", "accounting"})
    void healthAndMetricsAnswerAtTheManagementPortOnly(String service) throws Exception {
        assertThat(get(system.managementUrl(service), "/q/health/live").statusCode())
                .isEqualTo(200);
        assertThat(get(system.managementUrl(service), "/q/health/ready").body()).contains("\"UP\"");
        eventually()
                .untilAsserted(() -> assertThat(
                                get(system.managementUrl(service), "/q/metrics").body())
                        .contains(METRICS));
        assertThat(get(system.baseUrl(service), "/q/metrics").statusCode()).isNotEqualTo(200);
    }

    @Test
    void whatIsHandledIsCountedInBucketsThatCanBeAddedUp() {
        new RentalCompany(system).bookableVehicle();

        eventually()
                .untilAsserted(
                        () -> assertThat(get(system.managementUrl("rentals"), "/q/metrics")
                                        .body())
                                .contains(
                                        "inbox_processed_total{type=\"org.fleetrental.events.fleet.VehicleRegistered\"",
                                        "inbox_handler_seconds_bucket{type=\"org.fleetrental.events.fleet.VehicleRegistered\",le=\"0.1\"",
                                        "inbox_event_age_seconds_bucket{type=\"org.fleetrental.events.fleet.VehicleRegistered\",le=\"1.0\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fleet", "rentals", "maintenance", "accounting"})
    void operatorsSeeHowMessagingStands(String service) {
        var messaging = new RentalCompany(system).client.get(service, "/v1/messaging");

        assertThat(messaging.expect(200).body().path("service").asText()).isEqualTo(service);
        assertThat(messaging.body().path("outbox").path("lanes")).isNotEmpty();
        assertThat(messaging.body().path("consumers")).isNotEmpty();
        assertThat(messaging.body().path("unavailable")).isEmpty();
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
