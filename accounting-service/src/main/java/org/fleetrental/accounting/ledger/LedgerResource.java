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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fleetrental.http.Page;
import org.fleetrental.http.Problem;
import org.jspecify.annotations.Nullable;

@Path("/v1")
class LedgerResource {

    /** The last day that anything can be booked on. */
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private final Ledger ledger;
    private final JournalEntries journal;
    private final Balances balances;
    private final JournalChain chain;

    LedgerResource(Ledger ledger, JournalEntries journal, Balances balances, JournalChain chain) {
        this.ledger = ledger;
        this.journal = journal;
        this.balances = balances;
        this.chain = chain;
    }

    /** The whole chart, in one part: it is as long as the chart of accounts. */
    @GET
    @Path("accounts")
    @RolesAllowed("accountant")
    public Page<AccountView> accounts() {
        var held = balances.at(LATEST).stream().collect(Collectors.groupingBy(Balance::account));
        return new Page<>(
                ledger.chart().stream()
                        .map(account -> AccountView.of(account, held.getOrDefault(account.account(), List.of())))
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

    /**
     * The journal, by the day of booking.
     *
     * @param from first day of booking
     * @param to last day of booking
     */
    @GET
    @Path("journal-entries")
    @RolesAllowed("accountant")
    public Page<JournalEntryView> entries(
            @QueryParam("rentalId") @Nullable UUID rentalId,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            UriInfo uri) {
        var filter = new JournalEntries.Filter(
                Optional.ofNullable(rentalId), Optional.ofNullable(from), Optional.ofNullable(to));
        var found = journal.list(filter, Optional.ofNullable(cursor).map(this::last), limit + 1);
        return Page.of(found, limit, JournalEntry::id, JournalEntryView::of, uri);
    }

    private JournalEntry last(UUID cursor) {
        return journal.findByIdOptional(cursor).orElseThrow(Page::unknownCursor);
    }

    @GET
    @Path("journal-entries/{id}")
    @RolesAllowed("accountant")
    public Response entry(UUID id) {
        return journal.findByIdOptional(id)
                .map(entry -> Response.ok(JournalEntryView.of(entry)).build())
                .orElseGet(() -> Problem.notFound("journal entry", id).response());
    }

    /** Whether anybody has changed the journal behind the database's own guards. Looks at all of it. */
    @GET
    @Path("ledger/verification")
    @RolesAllowed({"accountant", "admin"})
    public Verification verification() {
        return chain.verify();
    }
}
