package org.fleetrental.accounting.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lets tests of other features look into postings that are not in the ledger yet. */
public final class Lines {

    private Lines() {}

    /** Net debit by account, accounts at zero left out. */
    public static Map<LedgerAccount, Long> net(Postings... postings) {
        var net = new EnumMap<LedgerAccount, Long>(LedgerAccount.class);
        for (var some : List.of(postings)) {
            some.lines()
                    .forEach(line -> net.merge(line.account(), line.debitMinor() - line.creditMinor(), Math::addExact));
        }
        net.values().removeIf(balance -> balance == 0);
        return net;
    }
}
