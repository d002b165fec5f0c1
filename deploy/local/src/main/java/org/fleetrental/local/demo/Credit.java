package org.fleetrental.local.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What customers have paid and do not owe any more: it goes back to them, or they leave it for their next rental. */
final class Credit {

    private static final int LEFT_PERCENT = 50;

    private final Company company;
    private final Payments payments;
    private final Map<String, TreeSet<String>> left = new HashMap<>();

    Credit(Company company, Payments payments) {
        this.company = company;
        this.payments = payments;
    }

    /** @return whether the customer leaves it for the next rental */
    boolean settle(String rental) throws IOException {
        var invoice = company.invoice(rental);
        var credit = Company.minor(invoice, "credit");
        var customer = invoice.path("customerId").asText();
        if (credit == 0 || leftBy(customer).contains(rental)) {
            return false;
        }
        if (company.chance.of(LEFT_PERCENT)) {
            company.count("credit left for the next rental");
            left.computeIfAbsent(customer, _ -> new TreeSet<>()).add(rental);
            return true;
        }
        var payment = payments.last(rental);
        if (payment.isPresent()) {
            payments.refund(payment.get(), credit, "Paid too much");
        }
        return false;
    }

    boolean isLeftBy(String customer) {
        return !leftBy(customer).isEmpty();
    }

    private TreeSet<String> leftBy(String customer) {
        return left.getOrDefault(customer, new TreeSet<>());
    }

    /** What is left pays for a rental, as far as that owes something. */
    void spend(String customer, String rental) throws IOException {
        var due = Company.minor(company.invoice(rental), "due");
        long credit = 0;
        for (var source : List.copyOf(leftBy(customer))) {
            credit += Company.minor(company.invoice(source), "credit");
        }
        if (credit <= due) {
            left.remove(customer);
        }
        var amount = Math.min(due, credit);
        if (amount > 0) {
            company.tried(
                    "allocate credit",
                    "accounting",
                    "/v1/customers/" + customer + "/credit-allocations",
                    Map.of("rentalId", rental, "amount", Company.money(amount)));
        }
    }
}
