package org.fleetrental.accounting.rentalaccount;

import org.fleetrental.accounting.ledger.Postings;

/**
 * What of a rental's account is not simply owed, in whole minor units.
 *
 * @param creditMinor what is paid over what is charged
 * @param writtenOffMinor what is charged and not paid, and will not be asked for
 */
public record Standing(long creditMinor, long writtenOffMinor) {

    /** What is posted when the account comes to stand otherwise, beside what has moved the receivable itself. */
    public void moveTo(Standing after, Postings postings) {
        postings.moveCredit(creditMinor, after.creditMinor).moveBadDebt(writtenOffMinor, after.writtenOffMinor);
    }
}
