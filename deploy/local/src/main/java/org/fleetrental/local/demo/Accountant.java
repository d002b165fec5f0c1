package org.fleetrental.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Who gives up what is not paid for long; some of it comes in after all. */
final class Accountant {

    /** A customer who pays at all pays within three weeks. */
    private static final Duration PATIENCE = Duration.ofDays(28);

    private static final int RECOVERED_PERCENT = 25;

    private final Company company;
    private final Cashier cashier;

    Accountant(Company company, Cashier cashier) {
        this.company = company;
        this.cashier = cashier;
    }

    /** Goes through the old bills. */
    void lookBack(Instant now) throws IOException {
        for (var rental : cashier.billedBefore(now.minus(PATIENCE))) {
            var due = Company.minor(company.invoice(rental), "due");
            if (due > 0) {
                writeOff(rental, due, now);
            }
        }
    }

    private void writeOff(String rental, long dueMinor, Instant now) throws IOException {
        company.done(
                "write off",
                "accounting",
                "/v1/write-offs",
                Map.of(
                        "rentalId",
                        rental,
                        "amount",
                        Company.money(dueMinor),
                        "reason",
                        "Not paid after %d days".formatted(PATIENCE.toDays())));
        company.notebook.wroteOff(dueMinor);
        if (company.chance.of(RECOVERED_PERCENT)) {
            company.plan(now.plus(company.chance.between(2, 30), ChronoUnit.DAYS), at -> recover(rental, at));
        }
    }

    private void recover(String rental, Instant now) throws IOException {
        var invoice = company.invoice(rental);
        var writtenOff = Company.minor(invoice, "writtenOff");
        if (writtenOff > 0) {
            cashier.pay(rental, Company.minor(invoice, "due") + writtenOff, now);
            company.count("pay what was written off");
            company.notebook.recovered(writtenOff);
        }
    }
}
