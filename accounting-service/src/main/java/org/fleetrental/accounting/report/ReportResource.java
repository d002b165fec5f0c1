package org.fleetrental.accounting.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.fleetrental.http.Csv;
import org.fleetrental.http.Page;
import org.jspecify.annotations.Nullable;

/**
 * Reports, as JSON or, by {@code Accept}, as CSV. All of them go by the day of booking, which is that of the cause
 * unless its month was closed by then.
 */
@Path("/v1/reports")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
@RolesAllowed("accountant")
class ReportResource {

    /** The most customers or vehicles of one answer: a report is read as a whole more often than a list is. */
    private static final int MAX_LINES = 10_000;

    private final Reports reports;
    private final Receivables receivables;
    private final VehicleRevenues revenues;
    private final Clock clock;

    ReportResource(Reports reports, Receivables receivables, VehicleRevenues revenues, Clock clock) {
        this.reports = reports;
        this.receivables = receivables;
        this.revenues = revenues;
        this.clock = clock;
    }

    /** @param asOf the last day that counts; by default today */
    @GET
    @Path("trial-balance")
    public TrialBalance trialBalance(@QueryParam("asOf") @Nullable String asOf) {
        return reports.trialBalance(day(asOf));
    }

    @GET
    @Path("balance-sheet")
    public BalanceSheet balanceSheet(@QueryParam("asOf") @Nullable String asOf) {
        return reports.balanceSheet(day(asOf));
    }

    /**
     * @param from first day; by default that of the month of {@code to}
     * @param to last day; by default today
     */
    @GET
    @Path("profit-and-loss")
    public ProfitAndLoss profitAndLoss(
            @QueryParam("from") @Nullable LocalDate from, @QueryParam("to") @Nullable LocalDate to) {
        return reports.profitAndLoss(Days.of(from, to, today()));
    }

    /** @param limit the most customers */
    @GET
    @Path("receivables-aging")
    public ReceivablesAging receivablesAging(
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(MAX_LINES) int limit,
            UriInfo uri) {
        var day = day(asOf);
        var found = receivables.of(day, Objects.requireNonNullElse(cursor, Page.START), limit + 1);
        var part = Part.of(found, limit, ReceivablesAging.Line::customerId, uri);
        return new ReceivablesAging(day, part.lines(), receivables.totals(day), part.next());
    }

    /** @param limit the most vehicles */
    @GET
    @Path("revenue-by-vehicle")
    public VehicleRevenue revenueByVehicle(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(MAX_LINES) int limit,
            UriInfo uri) {
        var days = Days.of(from, to, today());
        var found = revenues.of(days, Objects.requireNonNullElse(cursor, Page.START), limit + 1);
        var part = Part.of(found, limit, VehicleRevenue.Line::vehicleId, uri);
        return new VehicleRevenue(days.from(), days.to(), part.lines(), part.next());
    }

    private LocalDate day(@Nullable String asOf) {
        return asOf == null ? today() : AsOf.parse(asOf);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
