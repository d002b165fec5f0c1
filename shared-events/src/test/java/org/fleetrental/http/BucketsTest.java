package org.fleetrental.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private static final int BURST = 5;
    private static final int CALLERS_MAX = 100;
    private static final Duration REFILL = Duration.ofMillis(10);

    /** Such a clock may begin anywhere, and overflow while the program runs. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);

    private final Buckets buckets = buckets(REFILL);

    @Test
    void aBurstPassesAndNoMore() {
        assertThat(admitted("ann", 100)).isEqualTo(BURST);
    }

    @Test
    void whoIsRefusedIsToldWhenTheNextMayCome() {
        admitted("ann", BURST);

        assertThat(buckets.take("ann")).isEqualTo(REFILL);
        pass(REFILL.minusNanos(1));
        assertThat(buckets.take("ann")).isEqualTo(Duration.ofNanos(1));
        pass(Duration.ofNanos(1));
        assertThat(buckets.take("ann")).isZero();
        assertThat(buckets.take("ann")).isEqualTo(REFILL);
    }

    @Test
    void theSustainedRateIsThatOfTheRefill() {
        admitted("ann", 100);
        int passed = 0;
        for (int i = 0; i < 10_000; i++) {
            pass(Duration.ofMillis(1));
            passed += buckets.take("ann").isZero() ? 1 : 0;
        }
        assertThat(passed).isEqualTo(1_000);
    }

    @Test
    void aBucketIsNeverFullerThanFull() {
        admitted("ann", 1);
        // Long enough to be full again, and too short to be forgotten.
        pass(REFILL.multipliedBy(BURST - 1));
        assertThat(admitted("ann", 100)).isEqualTo(BURST);
    }

    @Test
    void oneCallerDoesNotUseUpAnothersShare() {
        admitted("ann", 100);
        assertThat(admitted("bob", 100)).isEqualTo(BURST);
    }

    @Test
    void callersWhoHaveGoneAwayMakeRoomForThoseWhoCome() {
        exhaust("gone", CALLERS_MAX, 100);
        pass(REFILL.multipliedBy(BURST));
        exhaust("new", CALLERS_MAX, BURST);
        assertThat(refused("new", CALLERS_MAX)).isEqualTo(CALLERS_MAX);
    }

    /** Who is forgotten has a full bucket again; that is the price of the bound. */
    @Test
    void howEverManyComeNoMoreAreRememberedThanThereIsRoomFor() {
        exhaust("caller", 10_000, BURST);
        assertThat(refused("caller", 10_000)).isLessThanOrEqualTo(CALLERS_MAX);
    }

    @Test
    void atOnceNoTwoTakeTheSameToken() throws Exception {
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            tasks.add(() -> admitted("ann", 1_000));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            int passed = 0;
            for (Future<Integer> task : threads.invokeAll(tasks)) {
                passed += task.get();
            }
            assertThat(passed).isEqualTo(BURST);
        }
    }

    @Test
    void aRefillThatTakesNoTimeIsNoLimit() {
        var open = buckets(Duration.ZERO);
        for (int i = 0; i < 1_000; i++) {
            assertThat(open.take("ann")).isZero();
        }
    }

    private int admitted(String caller, int tries) {
        int passed = 0;
        for (int i = 0; i < tries; i++) {
            passed += buckets.take(caller).isZero() ? 1 : 0;
        }
        return passed;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void exhaust(String name, int callers, int tries) {
        for (int i = 0; i < callers; i++) {
            admitted(name + i, tries);
        }
    }

    private int refused(String name, int callers) {
        int refused = 0;
        for (int i = 0; i < callers; i++) {
            refused += buckets.take(name + i).isZero() ? 0 : 1;
        }
        return refused;
    }

    private Buckets buckets(Duration refill) {
        return new Buckets(BURST, refill, CALLERS_MAX, nanos::get);
    }
}
