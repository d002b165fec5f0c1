package org.fleetrental.accounting.statement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.fleetrental.http.ForCustomers;
import org.fleetrental.http.Problem;

@Path("/v1/customers/{customerId}/statement")
class StatementResource {

    private static final LocalDate EARLIEST = LocalDate.EPOCH;

    /** A statement is read as a whole: it has no parts, but a longest. */
    private static final int LINES_MAX = 2_000;

    private final Statements statements;

    StatementResource(Statements statements) {
        this.statements = statements;
    }

    /**
     * All that was charged to a customer, and all that was paid, over all rentals.
     *
     * @param from first day of booking
     * @param to last day of booking
     */
    @GET
    @RolesAllowed({"agent", "accountant", "customer"})
    @ForCustomers(Statements.class)
    public Response get(
            UUID customerId, @QueryParam("from") @NotNull LocalDate from, @QueryParam("to") @NotNull LocalDate to) {
        if (from.isBefore(EARLIEST) || to.isBefore(from)) {
            return Problem.malformed("to", "must not be before from; neither before 1970")
                    .response();
        }
        if (!statements.knows(customerId)) {
            return Problem.notFound("account of a customer", customerId).response();
        }
        var lines = statements.lines(customerId, from, to, LINES_MAX + 1);
        return lines.size() > LINES_MAX
                ? Problem.invalid("from", "these days have more than %d lines: ask for fewer".formatted(LINES_MAX))
                        .response()
                : Response.ok(new Statement(customerId, from, to, statements.balances(customerId, from, to), lines))
                        .build();
    }
}
