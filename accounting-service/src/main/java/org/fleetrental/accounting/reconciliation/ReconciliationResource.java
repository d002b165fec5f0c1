package org.fleetrental.accounting.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.fleetrental.accounting.reconciliation.RentalsApi.UnavailableException;
import org.fleetrental.http.Problem;
import org.fleetrental.http.ProblemException;

@Path("/v1/reconciliation")
class ReconciliationResource {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final Reconciliation reconciliation;
    private final ReconciliationMetrics metrics;

    ReconciliationResource(Reconciliation reconciliation, ReconciliationMetrics metrics) {
        this.reconciliation = reconciliation;
        this.metrics = metrics;
    }

    /**
     * Compares the rentals that have changed in a time with the ledger.
     *
     * @param from an instant, or a day of UTC
     * @param to an instant, or a day of UTC, which stands for its end
     */
    @GET
    @RolesAllowed("accountant")
    public Response compare(
            @QueryParam("from") @NotNull String from,
            @QueryParam("to") @NotNull String to,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        var first = parse("from", from, 0);
        var last = parse("to", to, 1);
        if (last.isBefore(first)) {
            return Problem.malformed("to", "must not be before from").response();
        }
        try {
            var reconciled = reconciliation.compare(first, last, authorization);
            metrics.compared(reconciled);
            return Response.ok(reconciled).build();
        } catch (UnavailableException silence) {
            metrics.unavailable();
            var problem = Problem.of(503, "rentals-unavailable", String.valueOf(silence.getMessage()));
            return Response.fromResponse(problem.response())
                    .header(HttpHeaders.RETRY_AFTER, "10")
                    .build();
        }
    }

    /** @param daysOn how many days after its start a day is taken to its last microsecond */
    private static Instant parse(String parameter, String text, int daysOn) {
        try {
            var instant = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(daysOn)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minus(daysOn, ChronoUnit.MICROS);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeException unreadable) {
            // Answered below, as one out of bounds is.
        }
        throw new ProblemException(Problem.malformed(parameter, "an instant or a day, from 1970 to 9999"));
    }
}
