package org.fleetrental.accounting.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A rental as rentals-service has it.
 *
 * @param lines all that it should cost by now
 */
record Fact(UUID rentalId, String state, String currency, List<Line> lines, Instant updatedAt) {

    private static final Set<String> OVER = Set.of("COMPLETED", "CANCELLED", "NO_SHOW");

    /** @param grossMinor net and tax */
    record Line(UUID lineId, long grossMinor) {}

    /** @throws RuntimeException if it is not what rentals-service has promised */
    static Fact of(JsonNode json) {
        var lines = new ArrayList<Line>();
        for (var line : json.required("lines")) {
            lines.add(new Line(
                    UUID.fromString(line.required("id").textValue()),
                    Math.addExact(minor(line.required("net")), minor(line.required("tax")))));
        }
        return new Fact(
                UUID.fromString(json.required("rentalId").textValue()),
                json.required("state").textValue(),
                json.required("currency").textValue(),
                lines,
                Instant.parse(json.required("updatedAt").textValue()));
    }

    private static long minor(JsonNode amount) {
        return amount.isObject() ? amount.required("amountMinor").longValue() : amount.longValue();
    }

    /** Without the lines that an accountant has taken back. */
    long grossMinor(Set<UUID> waivedLines) {
        return lines.stream()
                .filter(line -> !waivedLines.contains(line.lineId()))
                .mapToLong(Line::grossMinor)
                .reduce(0, Math::addExact);
    }

    boolean isOver() {
        return OVER.contains(state);
    }
}
