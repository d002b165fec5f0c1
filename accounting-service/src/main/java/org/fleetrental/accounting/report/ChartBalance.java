package org.fleetrental.accounting.report;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fleetrental.accounting.ledger.Account;
import org.fleetrental.accounting.ledger.Balance;

/** What an account of the chart holds in a currency. */
record ChartBalance(Account account, Balance balance) {

    static List<ChartBalance> of(List<Account> chart, List<Balance> balances) {
        var accounts = chart.stream().collect(Collectors.toMap(Account::account, Function.identity()));
        return balances.stream()
                .map(balance -> new ChartBalance(Objects.requireNonNull(accounts.get(balance.account())), balance))
                .toList();
    }

    Account.Type type() {
        return account.type();
    }

    String currency() {
        return balance.currency();
    }

    /** Positive on the account's own side. */
    long amountMinor() {
        return type().isDebit() ? balance.netDebit() : Math.negateExact(balance.netDebit());
    }
}
