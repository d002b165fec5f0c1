package org.fleetrental.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of tokens for each caller: a request takes one out, and time puts them back. Of a bucket is kept only when
 * it will be full again, as in the generic cell rate algorithm (ITU-T I.371); one that is full is as good as none, so
 * callers who have gone away cost nothing.
 *
 * <p>Safe for use by several threads. Two requests of one caller never take the same token.
 */
final class Buckets {

    private final long refillNanos;
    private final long fullNanos;
    private final LongSupplier nanoTime;
    private final Cache<String, Bucket> buckets;

    /** @param waitNanos how long the last request came too early; 0 if it was admitted */
    private record Bucket(long fullAt, long waitNanos) {}

    /**
     * @param callersMax who are remembered at once, about; of others the bucket is taken to be full
     * @param nanoTime a clock that never goes back
     */
    Buckets(int burst, Duration refill, int callersMax, LongSupplier nanoTime) {
        this.refillNanos = refill.toNanos();
        this.fullNanos = Math.multiplyExact(refillNanos, (long) burst);
        this.nanoTime = nanoTime;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(callersMax)
                .expireAfterAccess(Duration.ofNanos(Math.max(fullNanos, 1)))
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Takes a token of the caller's; zero if there was one, else how long it takes until there is. */
    Duration take(String caller) {
        var bucket = buckets.asMap().compute(caller, (name, last) -> after(last));
        return Duration.ofNanos(Objects.requireNonNull(bucket).waitNanos());
    }

    private Bucket after(@Nullable Bucket last) {
        long now = nanoTime.getAsLong();
        // Differences, because such a clock may begin anywhere and overflow.
        long missing = last == null ? 0 : Math.max(0, last.fullAt() - now);
        long wait = missing + refillNanos - fullNanos;
        return wait > 0 ? new Bucket(now + missing, wait) : new Bucket(now + missing + refillNanos, 0);
    }
}
