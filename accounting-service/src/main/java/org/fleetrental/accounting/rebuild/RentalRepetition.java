package org.fleetrental.accounting.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.fleetrental.accounting.charge.RentalReplay;
import org.fleetrental.accounting.charge.RentalReplays;
import org.fleetrental.accounting.credit.CreditTransfers;
import org.fleetrental.accounting.deposit.Deposits;
import org.fleetrental.accounting.ledger.Postings;
import org.fleetrental.accounting.payment.PaymentReplays;
import org.fleetrental.accounting.rentalaccount.Step;
import org.fleetrental.accounting.rentalaccount.Steps;
import org.fleetrental.accounting.writeoff.WriteOffs;

/** Takes the steps of a rental again, by the same rules as when they were taken. */
@ApplicationScoped
class RentalRepetition {

    private static final int BATCH = 200;

    private final Steps steps;
    private final RentalReplays rentals;
    private final PaymentReplays payments;
    private final CreditTransfers credit;
    private final Deposits deposits;
    private final WriteOffs writeOffs;

    RentalRepetition(
            Steps steps,
            RentalReplays rentals,
            PaymentReplays payments,
            CreditTransfers credit,
            Deposits deposits,
            WriteOffs writeOffs) {
        this.steps = steps;
        this.rentals = rentals;
        this.payments = payments;
        this.credit = credit;
        this.deposits = deposits;
        this.writeOffs = writeOffs;
    }

    /**
     * What each event should have posted; those that post nothing are left out.
     *
     * @throws IllegalStateException if a step cannot be taken
     */
    Map<UUID, Postings> of(UUID rentalId) {
        var expected = new LinkedHashMap<UUID, Postings>();
        var replay = rentals.begin(rentalId);
        var batch = steps.after(rentalId, 0, BATCH);
        while (!batch.isEmpty()) {
            for (var step : batch) {
                var postings = take(step.kind(), step.factId(), replay);
                if (!postings.isEmpty()) {
                    expected.put(step.eventId(), postings);
                }
            }
            batch = steps.after(rentalId, batch.getLast().stepNo(), BATCH);
        }
        return expected;
    }

    /** Where an account is asked for in no currency, an earlier step has opened it. */
    private Postings take(Step.Kind kind, UUID fact, RentalReplay replay) {
        return switch (kind) {
            case EVENT -> replay.follow(fact);
            case CHARGE -> replay.charge(fact);
            case REVERSAL -> replay.reverse(fact);
            case PAYMENT -> payments.receive(replay.account(payments.currencyOf(fact)), fact);
            case REFUND -> payments.refund(replay.account(""), fact);
            case CHARGE_BACK -> payments.chargeBack(replay.account(""), fact);
            case CREDIT_OUT -> credit.giveAgain(replay.account(""), fact);
            case CREDIT_IN -> credit.takeAgain(replay.account(""), fact);
            case DEPOSIT -> deposits.again(replay.account(deposits.currencyOf(fact)), fact);
            case WRITE_OFF -> writeOffs.again(replay.account(""), fact);
        };
    }
}
