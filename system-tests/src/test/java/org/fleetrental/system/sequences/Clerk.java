package org.fleetrental.system.sequences;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.fleetrental.system.Answer;
import org.fleetrental.system.Client;
import org.fleetrental.system.sequences.Step.Command;

/** What is entered into the books by hand, and what of it was accepted, so that it can be entered elsewhere as well. */
final class Clerk {

    private final Client client;
    private final List<UUID> rentals;
    private final List<Entered> entered = new ArrayList<>();

    /** @param rentals that there are; grows */
    Clerk(Client client, List<UUID> rentals) {
        this.client = client;
        this.rentals = rentals;
    }

    /**
     * What was accepted.
     *
     * @param on the payment or the charge that it is about; null if it makes one
     * @param line of the charge that is taken back
     * @param made the id of the payment, refund or charge that came of it
     */
    record Entered(Act act, UUID rental, Map<String, ?> body, UUID on, UUID line, UUID made) {}

    List<Entered> entered() {
        return entered;
    }

    /** Empty if there is nothing yet that it could be done to. */
    Optional<Answer> perform(Command command) {
        return switch (command.act()) {
            case PAY -> Company.one(rentals, command.which()).map(rental -> pay(rental, command));
            case CHARGE -> Company.one(rentals, command.which()).map(rental -> charge(rental, command.much()));
            case REFUND -> Company.one(payments(), command.which()).map(payment -> refund(payment, command.much()));
            case REVERSE_CHARGE -> Company.one(rentals, command.which()).flatMap(rental -> reverse(rental, command));
            default -> throw new IllegalArgumentException(command.toString());
        };
    }

    private Answer pay(UUID rental, Command command) {
        var amount = command.much() == 9
                ? Map.of("amountMinor", 4_000, "currency", "USD")
                : Company.euro(100 + 5_000L * command.much());
        var body = Map.of(
                "rentalId", rental.toString(),
                "amount", amount,
                "method", List.of("CARD", "CASH", "TRANSFER").get(command.which() % 3));
        var answer = client.post("accounting", "/v1/payments", body);
        return noted(answer, new Entered(Act.PAY, rental, body, null, null, madeBy(answer)));
    }

    private Answer charge(UUID rental, int much) {
        var body =
                Map.of("rentalId", rental.toString(), "amount", Company.euro(700L * (much + 1)), "description", "toll");
        var answer = client.post("accounting", "/v1/charges", body);
        return noted(answer, new Entered(Act.CHARGE, rental, body, null, null, madeBy(answer)));
    }

    private Answer refund(Entered payment, int much) {
        var body = Map.of("amount", Company.euro(1_000L * (much + 1)), "reason", "goodwill");
        var answer = client.post("accounting", "/v1/payments/" + payment.made() + "/refund", body);
        return noted(answer, new Entered(Act.REFUND, payment.rental(), body, payment.made(), null, madeBy(answer)));
    }

    private Optional<Answer> reverse(UUID rental, Command command) {
        var charges = StreamSupport.stream(
                        client.get("accounting", "/v1/charges?rentalId=" + rental)
                                .expect(200)
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .toList();
        return Company.one(charges, command.much()).map(charge -> {
            var id = UUID.fromString(charge.path("id").asText());
            var line = UUID.fromString(charge.path("lineId").asText());
            var body = Map.of("reason", "goodwill");
            var answer = client.post("accounting", "/v1/charges/" + id + "/reverse", body);
            return noted(answer, new Entered(Act.REVERSE_CHARGE, rental, body, id, line, null));
        });
    }

    private List<Entered> payments() {
        return entered.stream().filter(one -> one.act() == Act.PAY).toList();
    }

    private static UUID madeBy(Answer answer) {
        return answer.status() == 201 ? answer.id("id") : null;
    }

    private Answer noted(Answer answer, Entered what) {
        if (answer.status() < 300) {
            entered.add(what);
        }
        return answer;
    }
}
