package org.fleetrental.accounting.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fleetrental.accounting.http.Parameter;
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
        var balances = journal.balances(Parameter.LATEST).stream().collect(Collectors.groupingBy(Balance::account));
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
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            UriInfo uri) {
        var count = Parameter.limit(limit);
        var behind = Parameter.uuid("cursor", cursor);
        return LedgerAccount.find(code)
                .map(account -> Response.ok(Page.of(
                                journal.on(account, behind, count + 1),
                                count,
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
            @QueryParam("rentalId") @Nullable String rentalId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            UriInfo uri) {
        var count = Parameter.limit(limit);
        var found = journal.list(Parameter.uuid("rentalId", rentalId), Parameter.uuid("cursor", cursor), count + 1);
        return Page.of(found, count, JournalEntry::id, JournalEntryView::of, uri);
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
        var until = Parameter.until("asOf", asOf).orElseGet(clock::instant);
        return TrialBalance.of(until, ledger.chart(), journal.balances(until));
    }
}
