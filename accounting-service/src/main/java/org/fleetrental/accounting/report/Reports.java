package org.fleetrental.accounting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.fleetrental.accounting.ledger.Balances;
import org.fleetrental.accounting.ledger.Ledger;

/** The reports that are made of balances. */
@ApplicationScoped
class Reports {

    private final Ledger ledger;
    private final Balances balances;

    Reports(Ledger ledger, Balances balances) {
        this.ledger = ledger;
        this.balances = balances;
    }

    TrialBalance trialBalance(LocalDate day) {
        return TrialBalance.of(day, ChartBalance.of(ledger.chart(), balances.at(day)));
    }

    BalanceSheet balanceSheet(LocalDate day) {
        return BalanceSheet.of(day, ChartBalance.of(ledger.chart(), balances.at(day)));
    }

    ProfitAndLoss profitAndLoss(Days days) {
        return ProfitAndLoss.of(days, ChartBalance.of(ledger.chart(), balances.between(days.from(), days.to())));
    }
}
