package org.fleetrental.messaging;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers that sort by the time they were made. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Half of the counter's range, so that at least 2,048 more ids fit into a millisecond that begins anywhere below.
     */
    private static final int COUNTER_START_BOUND = 0x800;

    /** Milliseconds since 1970 and the counter, 12 bits, of the last id that was made. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /**
     * A new UUID version 7: milliseconds since 1970 in the first 48 bits, a counter of 12 bits, 62 random bits. Greater
     * than every one that this process has made before, also when the clock stands still or is set back: the
     * milliseconds then run ahead of it.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-monotonicity-and-counters">RFC 9562, section 6.2</a>
     */
    public static UUID next() {
        var fresh = System.currentTimeMillis() << 12 | RANDOM.nextInt(COUNTER_START_BOUND);
        var made = LAST.updateAndGet(last -> Math.max(last + 1, fresh));
        var high = made >>> 12 << 16 | 0x7000 | made & 0xfff;
        var low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
