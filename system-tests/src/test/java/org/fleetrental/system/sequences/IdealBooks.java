package org.fleetrental.system.sequences;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fleetrental.system.Client;
import org.fleetrental.system.faults.Database;
import org.fleetrental.system.sequences.Clerk.Entered;

/**
 * A second accounting-service with a database of its own. It is told everything once, and of each rental and job in the
 * order in which it happened; and the clerk enters there, knowing of the rental what the first one knew, what that has
 * accepted. So its ledger is what the first one's should be.
 */
final class IdealBooks {

    private static final Set<String> BOOKED = Set.of("fleet.rentals", "fleet.maintenance");

    private final Client client;
    private final String service;
    private final Carrier carrier;
    private final Database database;
    private final Map<UUID, UUID> made = new HashMap<>();
    private final Set<Event> told = new HashSet<>();

    /** @param service by which the client knows it */
    IdealBooks(Client client, String service, Carrier carrier, Database database) {
        this.client = client;
        this.service = service;
        this.carrier = carrier;
        this.database = database;
    }

    /** @param known the version of its rental at which each was entered */
    void keep(List<Event> published, List<Entered> entered, Map<Entered, Long> known) {
        var events = published.stream()
                .filter(event -> BOOKED.contains(event.topic()))
                .sorted(Comparator.comparing(Event::version))
                .toList();
        for (var entry : entered) {
            events.stream()
                    .filter(event -> event.aggregateId().equals(entry.rental()) && event.version() <= known.get(entry))
                    .forEach(this::tell);
            carrier.settle();
            enter(entry);
        }
        events.forEach(this::tell);
        carrier.settle();
    }

    private void tell(Event event) {
        if (told.add(event)) {
            carrier.bring(event, new Destination(Destination.IDEAL, event.topic()));
        }
    }

    private void enter(Entered entry) {
        var answer = switch (entry.act()) {
            case PAY -> client.post(service, "/v1/payments", entry.body());
            case CHARGE -> client.post(service, "/v1/charges", entry.body());
            case REFUND -> client.post(service, "/v1/payments/" + made.get(entry.on()) + "/refund", entry.body());
            case REVERSE_CHARGE -> client.post(service, "/v1/charges/" + standing(entry) + "/reverse", entry.body());
            default -> throw new IllegalStateException(entry.toString());
        };
        if (answer.status() >= 300) {
            throw new AssertionError("In the ideal order, %s is refused: %s".formatted(entry, answer));
        }
        if (entry.made() != null) {
            made.put(entry.made(), answer.id("id"));
        }
    }

    /** The charge of the same line; that of one made by hand is its own. */
    private UUID standing(Entered reversal) {
        return made.getOrDefault(
                reversal.on(),
                database
                        .lines(
                                "select id::text from accounting.charge where rental_id = ? and line_id = ? and reversed_at is null",
                                reversal.rental(),
                                reversal.line())
                        .stream()
                        .findFirst()
                        .map(UUID::fromString)
                        .orElse(reversal.on()));
    }
}
