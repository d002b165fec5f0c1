package org.fleetrental.rentals.rental;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.http.Page;
import org.fleetrental.rentals.booking.Window;

/** How far a reader of the facts has come; the id tells apart what was changed at the same time. */
record FactsCursor(Instant updatedAt, UUID id) {

    private static final int UUID_CHARS = 36;

    static FactsCursor since(Instant time) {
        return new FactsCursor(time, Page.START);
    }

    static FactsCursor at(Rental rental) {
        return new FactsCursor(rental.updatedAt(), rental.id());
    }

    /** As a client keeps it. What is in it is nobody's business. */
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((id + "@" + updatedAt).getBytes(StandardCharsets.US_ASCII));
    }

    /** @return empty if it is none of ours */
    static Optional<FactsCursor> read(String text) {
        try {
            var content = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            if (content.length() < UUID_CHARS + 2) {
                return Optional.empty();
            }
            var cursor = new FactsCursor(
                    Instant.parse(content.substring(UUID_CHARS + 1)),
                    UUID.fromString(content.substring(0, UUID_CHARS)));
            return Window.isInBounds(cursor.updatedAt()) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
