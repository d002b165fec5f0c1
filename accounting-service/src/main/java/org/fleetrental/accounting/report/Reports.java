package org.fleetrental.accounting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.fleetrental.accounting.ledger.Balances;
import org.fleetrental.accounting.ledger.Ledger;
import org.fleetrental.http.Page;

/** The reports, each as a whole. */
@ApplicationScoped
class Reports {

    private final Ledger ledger;
    private final Balances balances;
    private final Receivables receivables;
    private final VehicleRevenues revenues;

    Reports(Ledger ledger, Balances balances, Receivables receivables, VehicleRevenues revenues) {
        this.ledger = ledger;
        this.balances = balances;
        this.receivables = receivables;
        this.revenues = revenues;
    }

    TrialBalance trialBalance(LocalDate day) {
        return TrialBalance.of(day, ChartBalance.of(ledger.chart(), balances.at(day)));
    }

    BalanceSheet balanceSheet(LocalDate day) {
        return BalanceSheet.of(day, ChartBalance.of(ledger.chart(), balances.at(day)));
    }

    /** Of all customers: who wants it in parts asks for those. */
    ReceivablesAging receivablesAging(LocalDate day) {
        return new ReceivablesAging(
                day, receivables.of(day, Page.START, Integer.MAX_VALUE), receivables.totals(day), null);
    }

    /** Likewise, of all vehicles. */
    VehicleRevenue revenueByVehicle(Days days) {
        return new VehicleRevenue(days.from(), days.to(), revenues.of(days, Page.START, Integer.MAX_VALUE), null);
    }

    ProfitAndLoss profitAndLoss(Days days) {
        return ProfitAndLoss.of(days, ChartBalance.of(ledger.chart(), balances.between(days.from(), days.to())));
    }
}
