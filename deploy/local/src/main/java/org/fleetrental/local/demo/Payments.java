package org.fleetrental.local.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comes in, and what of it goes back. */
final class Payments {

    private static final List<String> METHODS = List.of("CARD", "CARD", "CARD", "CARD", "TRANSFER", "CASH");

    private final Company company;
    private final Map<String, Payment> last = new HashMap<>();

    Payments(Company company) {
        this.company = company;
    }

    Payment take(String rental, long amountMinor) throws IOException {
        var method = company.chance.oneOf(METHODS);
        var answer = company.done(
                "pay",
                "accounting",
                "/v1/payments",
                Map.of("rentalId", rental, "amount", Company.money(amountMinor), "method", method));
        company.notebook.paid(amountMinor);
        var payment = new Payment(answer.path("id").asText(), rental, method, amountMinor);
        last.put(rental, payment);
        return payment;
    }

    /** That a rental was paid with. */
    Optional<Payment> last(String rental) {
        return Optional.ofNullable(last.get(rental));
    }

    void refund(Payment payment, long amountMinor, String reason) throws IOException {
        var refunded = company.tried(
                "refund",
                "accounting",
                payment.path("refund"),
                Map.of("amount", Company.money(amountMinor), "reason", reason));
        if (refunded.succeeded()) {
            payment.wentBack(amountMinor);
            company.notebook.wentBack(amountMinor);
        }
    }

    /**
     * A bank takes back what is left of it.
     *
     * @return false if that was nothing any more
     */
    boolean chargeBack(Payment payment) throws IOException {
        var taken = company.tried(
                "charge-back",
                "accounting",
                payment.path("charge-back"),
                Map.of("reason", "The holder of the card disputes it"));
        if (taken.succeeded()) {
            company.notebook.wentBack(payment.leftMinor());
            payment.wentBack(payment.leftMinor());
        }
        return taken.succeeded();
    }
}
