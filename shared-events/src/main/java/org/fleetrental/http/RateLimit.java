package org.fleetrental.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How often each caller may come. Whoever has a valid token is its subject, wherever it is; whoever has none is the
 * address that it comes from. So nobody uses up another's share by naming that other in a forged token, and a guesser
 * of tokens gets no new share with each guess.
 */
@Singleton
class RateLimit {

    private final Limit subjects;
    private final Limit addresses;

    private record Limit(Buckets buckets, Counter refused) {

        Duration take(String caller) {
            var wait = buckets.take(caller);
            if (wait.isPositive()) {
                refused.increment();
            }
            return wait;
        }
    }

    RateLimit(RateConfig config, MeterRegistry meters) {
        this.subjects = limit("subject", config.subject(), config.callersMax(), meters);
        this.addresses = limit("address", config.address(), config.callersMax(), meters);
    }

    /** Zero if the request may pass; else when to come again. */
    Duration ofSubject(String subject) {
        return subjects.take(subject);
    }

    /** Zero if the request may pass; else when to come again. */
    Duration ofAddress(String address) {
        return addresses.take(address);
    }

    private static Limit limit(String kind, RateConfig.Rate rate, int callersMax, MeterRegistry meters) {
        return new Limit(
                new Buckets(rate.burst(), rate.refill(), callersMax, System::nanoTime),
                Counter.builder("requests.limited")
                        .description("Requests refused because their caller sends too many")
                        .tag("by", kind)
                        .register(meters));
    }
}
