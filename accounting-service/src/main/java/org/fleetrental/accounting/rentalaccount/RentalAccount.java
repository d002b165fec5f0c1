package org.fleetrental.accounting.rentalaccount;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rental owes, has paid and will not be asked for, in whole minor units of one currency. Its version counts its
 * events of all types. Whoever changes it has locked it ({@link RentalAccounts#lock}): payments and the rental's own
 * events race for it.
 */
@Entity
public class RentalAccount {

    @Id
    private UUID rentalId;

    private @Nullable UUID customerId;
    private @Nullable UUID vehicleId;
    private String currency;
    private long chargedMinor;
    private long paidMinor;
    private long writtenOffMinor;
    private long version;
    private long steps;

    protected RentalAccount() {}

    public static RentalAccount open(UUID rentalId, String currency) {
        var account = new RentalAccount();
        account.rentalId = rentalId;
        account.currency = currency;
        return account;
    }

    /**
     * Learns from the rental's own events whose it is, on which vehicle, and what it is counted in. The rental decides
     * about the currency: money that came in another one before the first charge stays the customer's credit, and pays
     * nothing here.
     *
     * @return false if charges stand in another currency, so that the account cannot follow
     */
    public boolean belongsTo(UUID customer, UUID vehicle, String rentalCurrency) {
        if (!currency.equals(rentalCurrency)) {
            if (chargedMinor != 0) {
                return false;
            }
            currency = rentalCurrency;
            paidMinor = 0;
            writtenOffMinor = 0;
        }
        customerId = customer;
        vehicleId = vehicle;
        return true;
    }

    /**
     * The rental owes more.
     *
     * @throws ArithmeticException if an amount no longer fits; nothing is changed then
     */
    public void charge(long grossMinor) {
        standAt(Math.addExact(chargedMinor, grossMinor));
    }

    /**
     * A charge is taken back.
     *
     * @throws ArithmeticException if an amount no longer fits; nothing is changed then
     */
    public void reverse(long grossMinor) {
        standAt(Math.subtractExact(chargedMinor, grossMinor));
    }

    private void standAt(long charged) {
        requireBalance(charged, paidMinor);
        chargedMinor = charged;
        version++;
    }

    public sealed interface Receipt {}

    /**
     * The payment is in.
     *
     * @param creditMinor the part of the payment that is over what was charged
     * @param recoveredMinor the part that pays what was written off
     */
    public record Accepted(long creditMinor, long recoveredMinor) implements Receipt {}

    /**
     * The account is counted in another currency than the payment.
     *
     * @param currency of the account
     */
    public record OtherCurrency(String currency) implements Receipt {}

    /** The account cannot hold an amount of that size. */
    public record TooMuch() implements Receipt {}

    /** Takes in a payment: for what is owed, then for what was written off; what is over is kept as credit. */
    public Receipt pay(long amountMinor, String paymentCurrency) {
        if (!currency.equals(paymentCurrency)) {
            return new OtherCurrency(currency);
        }
        try {
            var paid = Math.addExact(paidMinor, amountMinor);
            requireBalance(chargedMinor, paid);
            var before = standing();
            paidMinor = paid;
            version++;
            var after = settle();
            return new Accepted(
                    after.creditMinor() - before.creditMinor(), before.writtenOffMinor() - after.writtenOffMinor());
        } catch (ArithmeticException overflow) {
            return new TooMuch();
        }
    }

    public sealed interface Repayment {}

    /**
     * The money goes back.
     *
     * @param creditMinor the part that the customer had in credit; the rest is owed again
     */
    public record Repaid(long creditMinor) implements Repayment {}

    /** The account cannot hold what would be owed. */
    public record OwesTooMuch() implements Repayment {}

    /**
     * Gives back what was paid, out of the credit first. What was paid in another currency before the first charge has
     * paid nothing here, and is all credit.
     */
    public Repayment refund(long amountMinor, String paymentCurrency) {
        if (!currency.equals(paymentCurrency)) {
            version++;
            return new Repaid(amountMinor);
        }
        try {
            var paid = Math.subtractExact(paidMinor, amountMinor);
            requireBalance(chargedMinor, paid);
            var creditBefore = creditMinor();
            paidMinor = paid;
            version++;
            return new Repaid(creditBefore - creditMinor());
        } catch (ArithmeticException overflow) {
            return new OwesTooMuch();
        }
    }

    /**
     * What is held of the customer's pays what is owed.
     *
     * @return false if that is more than is owed; nothing is changed then
     */
    public boolean cover(long amountMinor) {
        if (amountMinor > dueMinor()) {
            return false;
        }
        paidMinor = Math.addExact(paidMinor, amountMinor);
        version++;
        return true;
    }

    /**
     * Credit goes to another rental.
     *
     * @return false if there is not as much; nothing is changed then
     */
    public boolean giveCredit(long amountMinor) {
        if (amountMinor > creditMinor()) {
            return false;
        }
        paidMinor = Math.subtractExact(paidMinor, amountMinor);
        version++;
        return true;
    }

    /**
     * What is owed is given up.
     *
     * @return false if that is more than is owed; nothing is changed then
     */
    public boolean writeOff(long amountMinor) {
        if (amountMinor > dueMinor()) {
            return false;
        }
        writtenOffMinor = Math.addExact(writtenOffMinor(), amountMinor);
        version++;
        return true;
    }

    /** An event of the account that moves none of its amounts. */
    public void tell() {
        version++;
    }

    /** How it stands at this moment. */
    public Standing standing() {
        return new Standing(creditMinor(), writtenOffMinor());
    }

    /**
     * A change is complete. What was written off and is paid or reversed now stays so: a later charge is owed anew.
     *
     * @return how the account stands now
     */
    public Standing settle() {
        writtenOffMinor = writtenOffMinor();
        return standing();
    }

    /** One more thing has happened to the account. */
    long nextStep() {
        return ++steps;
    }

    /** So that no later look at the account can fail. */
    private static void requireBalance(long charged, long paid) {
        var balance = Math.subtractExact(charged, paid);
        Math.negateExact(balance);
    }

    public UUID rentalId() {
        return rentalId;
    }

    /** Not known while there is only a payment. */
    public @Nullable UUID customerId() {
        return customerId;
    }

    /** That it is booked on now; not known while there is only a payment. */
    public @Nullable UUID vehicleId() {
        return vehicleId;
    }

    public String currency() {
        return currency;
    }

    /** All charges with tax, less reversals. */
    public long chargedMinor() {
        return chargedMinor;
    }

    /** All payments and what else has paid, less what went back; below zero if a bank took back what is spent. */
    public long paidMinor() {
        return paidMinor;
    }

    /** What is charged and not paid, and was given up. */
    public long writtenOffMinor() {
        return Math.min(writtenOffMinor, Math.max(chargedMinor - paidMinor, 0));
    }

    /** What is still owed; negative if more is paid than that. */
    public long balanceMinor() {
        return chargedMinor - paidMinor - writtenOffMinor();
    }

    public long dueMinor() {
        return Math.max(balanceMinor(), 0);
    }

    /** What is paid over what is owed. */
    public long creditMinor() {
        return Math.max(-balanceMinor(), 0);
    }

    public long version() {
        return version;
    }
}
