package org.fleetrental.http;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How many requests one caller may send. Public for the validator only. */
@ConfigMapping(prefix = "fleet.http.rate")
public interface RateConfig {

    /** Of each subject, over all its tokens. */
    Rate subject();

    /** Of each address from which requests come without a valid token: no token, an expired one, a forged one. */
    Rate address();

    /** How many callers of each kind are remembered. One that is forgotten begins anew, with a full bucket. */
    @Min(100)
    @Max(1_000_000)
    int callersMax();

    interface Rate {

        /** How many requests may come at once. */
        @Min(1)
        @Max(10_000_000)
        int burst();

        /** After how long one more request may come: 10 ms are 100 a second for as long as it lasts; 0 is no limit. */
        Duration refill();
    }
}
