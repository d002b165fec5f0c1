package org.fleetrental.accounting.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class LedgerResource {

    private final Ledger ledger;
    private final JournalEntries journal;
    private final Clock clock;

    LedgerResource(Ledger ledger, JournalEntries journal, Clock clock) {
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /** The whole chart, in one part: it is as long as the chart of accounts. */
    @GET
    @Path("accounts")
    @RolesAllowed("accountant")
    public Page<AccountView> accounts() {
        var balances = journal.balances(AsOf.LATEST).stream().collect(Collectors.groupingBy(Balance::account));
        return new Page<>(
                ledger.chart().stream()
                        .map(account -> AccountView.of(account, balances.getOrDefault(account.account(), List.of())))
                        .toList(),
                null);
    }

    @GET
    @Path("accounts/{code}/entries")
    @RolesAllowed("accountant")
    public Response entriesOf(
            String code,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        return LedgerAccount.find(code)
                .map(account -> Response.ok(Page.of(
                                journal.on(account, Optional.ofNullable(cursor), limit + 1),
                                limit,
                                JournalEntry::id,
                                JournalEntryView::of,
                                uri))
                        .build())
                .orElseGet(() -> Problem.notFound("account", code).response());
    }

    @GET
    @Path("journal-entries")
    @RolesAllowed("accountant")
    public Page<JournalEntryView> entries(
            @QueryParam("rentalId") @Nullable UUID rentalId,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var found = journal.list(Optional.ofNullable(rentalId), Optional.ofNullable(cursor), limit + 1);
        return Page.of(found, limit, JournalEntry::id, JournalEntryView::of, uri);
    }

    @GET
    @Path("journal-entries/{id}")
    @RolesAllowed("accountant")
    public Response entry(UUID id) {
        return journal.findByIdOptional(id)
                .map(entry -> Response.ok(JournalEntryView.of(entry)).build())
                .orElseGet(() -> Problem.notFound("journal entry", id).response());
    }

    /**
     * The balances as they were.
     *
     * @param asOf an instant or a day; everything that became a fact until then, by default until now
     */
    @GET
    @Path("reports/trial-balance")
    @RolesAllowed("accountant")
    public TrialBalance trialBalance(@QueryParam("asOf") @Nullable String asOf) {
        var until = asOf == null ? clock.instant() : AsOf.parse(asOf);
        return TrialBalance.of(until, ledger.chart(), journal.balances(until));
    }
}
