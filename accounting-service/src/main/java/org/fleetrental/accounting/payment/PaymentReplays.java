package org.fleetrental.accounting.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.rentalaccount.RentalAccount;

/** What payments and refunds post, decided anew against an account in the making. Nothing is written. */
@ApplicationScoped
public class PaymentReplays {

    private final Payments payments;
    private final Refunds refunds;
    private final ChargeBacks chargeBacks;

    PaymentReplays(Payments payments, Refunds refunds, ChargeBacks chargeBacks) {
        this.payments = payments;
        this.refunds = refunds;
        this.chargeBacks = chargeBacks;
    }

    /** The currency of a payment, in which it opens an account. */
    public String currencyOf(UUID paymentId) {
        return payment(paymentId).currency();
    }

    /** @throws IllegalStateException if the account does not take it, or it is not on record */
    public Postings receive(RentalAccount account, UUID paymentId) {
        var payment = payment(paymentId);
        return switch (account.pay(payment.amountMinor(), payment.currency())) {
            case RentalAccount.Accepted parts -> payment.postings(parts);
            case RentalAccount.OtherCurrency _, RentalAccount.TooMuch _ ->
                throw new IllegalStateException("Payment %s should have been refused".formatted(paymentId));
        };
    }

    /** @throws IllegalStateException if the account does not take it, or it is not on record */
    public Postings refund(RentalAccount account, UUID refundId) {
        var refund = refunds.findByIdOptional(refundId)
                .orElseThrow(() -> new IllegalStateException("Refund %s is not on record".formatted(refundId)));
        var method = payment(refund.paymentId()).method();
        return switch (account.refund(refund.amountMinor(), refund.currency())) {
            case RentalAccount.Repaid(var creditMinor) -> refund.postings(method, creditMinor);
            case RentalAccount.OwesTooMuch _ ->
                throw new IllegalStateException("Refund %s should have been refused".formatted(refundId));
        };
    }

    /** @throws IllegalStateException if the account does not take it, or it is not on record */
    public Postings chargeBack(RentalAccount account, UUID chargeBackId) {
        var chargeBack = chargeBacks
                .find(chargeBackId)
                .orElseThrow(
                        () -> new IllegalStateException("Charge-back %s is not on record".formatted(chargeBackId)));
        return switch (account.refund(chargeBack.amountMinor(), chargeBack.currency())) {
            case RentalAccount.Repaid(var creditMinor) -> chargeBack.postings(creditMinor);
            case RentalAccount.OwesTooMuch _ ->
                throw new IllegalStateException("Charge-back %s does not fit".formatted(chargeBackId));
        };
    }

    private Payment payment(UUID id) {
        return payments.findByIdOptional(id)
                .orElseThrow(() -> new IllegalStateException("Payment %s is not on record".formatted(id)));
    }
}
