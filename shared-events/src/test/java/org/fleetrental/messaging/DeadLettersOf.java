package org.fleetrental.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dead letters of one key that a test has found, in the order of their arrival. */
public final class DeadLettersOf {

    /** @param error why it failed; null if it only waits behind another */
    public record Letter(
            String status, int attempts, @Nullable String error) {}

    private final List<Letter> letters;

    DeadLettersOf(List<Letter> letters) {
        this.letters = letters;
    }

    public void none() {
        assertThat(letters).isEmpty();
    }

    /** One message has failed, whatever waits behind it; {@code part} is in the reason. */
    public void one(String part) {
        assertThat(letters)
                .filteredOn(letter -> letter.status().equals("OPEN"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.error()).contains(part));
    }

    /** So many wait behind the one that failed. */
    public void parked(int count) {
        assertThat(letters)
                .filteredOn(letter -> letter.status().equals("PARKED"))
                .hasSize(count);
    }
}
