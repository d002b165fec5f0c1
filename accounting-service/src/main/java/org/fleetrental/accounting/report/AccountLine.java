package org.fleetrental.accounting.report;

import java.util.Arrays;
import java.util.List;
import org.fleetrental.accounting.ledger.Account;
import org.fleetrental.http.Money;
import org.jspecify.annotations.Nullable;

/** @param amount positive on the account's own side */
record AccountLine(String account, String name, Account.Type type, Money amount) {

    static final List<String> COLUMNS = List.of("account", "name", "type", "amountMinor", "currency");

    static AccountLine of(ChartBalance held) {
        return new AccountLine(
                held.account().account().code(),
                held.account().name(),
                held.type(),
                new Money(held.amountMinor(), held.currency()));
    }

    List<@Nullable Object> row() {
        return row(account, name, type, amount);
    }

    static List<@Nullable Object> row(String account, String name, Object type, Money amount) {
        return Arrays.asList(account, name, type, amount.amountMinor(), amount.currency());
    }
}
