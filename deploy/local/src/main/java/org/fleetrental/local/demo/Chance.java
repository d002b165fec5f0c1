package org.fleetrental.local.demo;

import java.util.List;
import java.util.Random;

/** What nobody decides; the same for the same seed. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /** @param percent 0 to 100 */
    boolean of(double percent) {
        return random.nextDouble() * 100 < percent;
    }

    /** A whole number, both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** Around a mean, never below the least. */
    int around(int mean, int deviation, int least) {
        return Math.max(least, (int) Math.round(mean + deviation * random.nextGaussian()));
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String text(String alphabet, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
