package org.fleetrental.accounting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fleetrental.accounting.AccountingApi.as;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import org.fleetrental.messaging.Ids;
import org.fleetrental.testkit.BackingServicesResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What alerts about the books go by. */
@QuarkusTest
@QuarkusTestResource(BackingServicesResource.class)
@QuarkusTestResource(RentalsPort.class)
class ReconciliationMetricsTest {

    @Inject
    MeterRegistry meters;

    RentalsStandIn rentals;

    @BeforeEach
    void listen() throws IOException {
        rentals = new RentalsStandIn();
    }

    @AfterEach
    void stop() {
        rentals.close();
    }

    @Test
    void whatStaysDifferentIsCountedByItsKind() {
        double before = count("reconciliation.differences", "kind", "RENTAL_WITHOUT_CHARGE");
        rentals.tells(
                Ids.next(), "RESERVED", "EUR", "2026-03-02T00:00:00Z", RentalsStandIn.line(Ids.next(), 10_000, 1_900));
        rentals.tells(
                Ids.next(),
                "RESERVED",
                "EUR",
                Instant.now().toString(),
                RentalsStandIn.line(Ids.next(), 10_000, 1_900));

        reconcile("from=2026-03-01&to=2026-12-31", 200);

        assertThat(count("reconciliation.differences", "kind", "RENTAL_WITHOUT_CHARGE"))
                .as("the second may still settle")
                .isEqualTo(before + 1);
    }

    @Test
    void comparisonsAreCountedByHowTheyEnded() {
        double complete = count("reconciliation.runs", "outcome", "complete");
        double unavailable = count("reconciliation.runs", "outcome", "unavailable");

        // Before there was anything: what other tests leave behind could be more than one answer takes.
        reconcile("from=2001-01-01&to=2001-01-02", 200);
        rentals.answersWith(500);
        reconcile("from=2001-01-01&to=2001-01-02", 503);

        assertThat(count("reconciliation.runs", "outcome", "complete")).isEqualTo(complete + 1);
        assertThat(count("reconciliation.runs", "outcome", "unavailable")).isEqualTo(unavailable + 1);
    }

    private static void reconcile(String window, int expected) {
        assertThat(as("accountant").get("/v1/reconciliation?" + window).statusCode())
                .isEqualTo(expected);
    }

    private double count(String name, String tag, String value) {
        return meters.get(name).tag(tag, value).counter().count();
    }
}
