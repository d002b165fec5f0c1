package org.fleetrental.accounting.payment;

import org.fleetrental.accounting.rentalaccount.RentalAccount;
import org.fleetrental.accounting.rentalaccount.RentalAccountEvents;
import org.fleetrental.events.Money;
import org.fleetrental.events.accounting.PaymentChargedBack;
import org.fleetrental.events.accounting.PaymentReceived;
import org.fleetrental.events.accounting.PaymentRefunded;
import org.fleetrental.messaging.DomainEvent;

/** What is told of payments. */
final class PaymentEvents {

    private PaymentEvents() {}

    /** @param account after the payment */
    static DomainEvent received(Payment payment, RentalAccount account) {
        var event = PaymentReceived.newBuilder()
                .setPaymentId(payment.id())
                .setRentalId(payment.rentalId())
                .setAmount(new Money(payment.amountMinor(), payment.currency()))
                .setMethod(org.fleetrental.events.accounting.PaymentMethod.valueOf(
                        payment.method().name()))
                .setCredit(new Money(payment.creditMinor(), payment.currency()))
                .setReceivedAt(payment.receivedAt())
                .setAccount(RentalAccountEvents.snapshot(account))
                .build();
        return RentalAccountEvents.event(account, payment.receivedAt(), event);
    }

    /** @param account after the charge-back */
    static DomainEvent chargedBack(ChargeBack chargeBack, RentalAccount account) {
        var event = PaymentChargedBack.newBuilder()
                .setChargeBackId(chargeBack.id())
                .setPaymentId(chargeBack.paymentId())
                .setRentalId(chargeBack.rentalId())
                .setAmount(new Money(chargeBack.amountMinor(), chargeBack.currency()))
                .setTakenBackAt(chargeBack.chargedBackAt())
                .setAccount(RentalAccountEvents.snapshot(account))
                .build();
        return RentalAccountEvents.event(account, chargeBack.chargedBackAt(), event);
    }

    /** @param account after the refund */
    static DomainEvent refunded(Refund refund, PaymentMethod method, RentalAccount account) {
        var event = PaymentRefunded.newBuilder()
                .setRefundId(refund.id())
                .setPaymentId(refund.paymentId())
                .setRentalId(refund.rentalId())
                .setAmount(new Money(refund.amountMinor(), refund.currency()))
                .setMethod(org.fleetrental.events.accounting.PaymentMethod.valueOf(method.name()))
                .setRefundedAt(refund.refundedAt())
                .setAccount(RentalAccountEvents.snapshot(account))
                .build();
        return RentalAccountEvents.event(account, refund.refundedAt(), event);
    }
}
