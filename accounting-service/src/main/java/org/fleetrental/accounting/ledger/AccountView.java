package org.fleetrental.accounting.ledger;

import java.util.List;
import org.fleetrental.http.Money;

/**
 * An account of the ledger as clients see it.
 *
 * @param normalSide DEBIT or CREDIT: the side on which a balance counts as positive
 * @param balances one per currency that was ever posted
 */
record AccountView(String code, String name, Account.Type type, String normalSide, List<Money> balances) {

    /** @param balances of this account */
    static AccountView of(Account account, List<Balance> balances) {
        var isDebit = account.type().isDebit();
        return new AccountView(
                account.account().code(),
                account.name(),
                account.type(),
                isDebit ? "DEBIT" : "CREDIT",
                balances.stream()
                        .map(balance -> new Money(
                                isDebit ? balance.netDebit() : Math.negateExact(balance.netDebit()),
                                balance.currency()))
                        .toList());
    }
}
