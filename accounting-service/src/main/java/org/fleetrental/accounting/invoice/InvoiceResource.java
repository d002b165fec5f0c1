package org.fleetrental.accounting.invoice;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.fleetrental.accounting.charge.Charges;
import org.fleetrental.accounting.deposit.Deposits;
import org.fleetrental.accounting.payment.Refunds;
import org.fleetrental.accounting.rentalaccount.RentalAccounts;
import org.fleetrental.http.ForCustomers;
import org.fleetrental.http.Problem;

@Path("/v1/invoices")
class InvoiceResource {

    private final RentalAccounts accounts;
    private final Charges charges;
    private final Refunds refunds;
    private final Deposits deposits;

    InvoiceResource(RentalAccounts accounts, Charges charges, Refunds refunds, Deposits deposits) {
        this.accounts = accounts;
        this.charges = charges;
        this.refunds = refunds;
        this.deposits = deposits;
    }

    /** The account is locked while its charges are read, so that the lines add up to its total. */
    @GET
    @Path("{rentalId}")
    @RolesAllowed({"agent", "accountant", "customer"})
    @ForCustomers(RentalAccounts.class)
    @Transactional
    public Response get(UUID rentalId) {
        return accounts.findByIdOptional(rentalId, LockModeType.PESSIMISTIC_READ)
                .map(account -> Response.ok(InvoiceView.of(
                                account,
                                charges.standing(rentalId),
                                refunds.refundedForRental(rentalId, account.currency()),
                                deposits.heldForRental(rentalId, account.currency())))
                        .build())
                .orElseGet(
                        () -> Problem.notFound("account of a rental", rentalId).response());
    }
}
