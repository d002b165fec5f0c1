package org.fleetrental.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** How this service takes part in messaging. Public for the validator only. */
@ConfigMapping(prefix = "fleet.messaging")
public interface MessagingConfig {

    /** Short name of the service: its consumer name in the inbox, its {@code ce_source} and its dead-letter topic. */
    String service();

    /** The topic of the events that this service owns. */
    String topic();

    /** Base address of the schema registry's v3 API. */
    URI registryUrl();

    /**
     * How many transactions at the same time take in a batch of an incoming channel, by key; 1 if a channel is not
     * named. More pays where the handlers of a topic touch rows of their own key only: those that meet on other rows
     * would lock each other out.
     */
    Map<String, @Min(1) @Max(16) Integer> parallelism();

    Outbox outbox();

    Retry retry();

    Retention retention();

    interface Outbox {

        /** The most rows in one round of the relay. */
        @WithDefault("500")
        @Min(1)
        @Max(10_000)
        int batchSize();

        /** How long the relay sleeps when no commit wakes it. */
        @WithDefault("1s")
        Duration pollInterval();

        /** For how long a silent replica keeps its lanes. A crash holds up its aggregates for as long. */
        @WithDefault("5s")
        Duration lease();
    }

    interface Retry {

        /** How often a message that may pass is tried before it is a dead letter. */
        @WithDefault("4")
        @Min(1)
        @Max(100)
        int attempts();

        @WithDefault("100ms")
        Duration firstDelay();

        @WithDefault("10s")
        Duration longestDelay();
    }

    interface Retention {

        /** How long published rows stay in the outbox. */
        @WithDefault("7d")
        Duration outbox();

        /** How long the inbox remembers an event. Longer than the topics' retention, or a replay would count as new. */
        @WithDefault("90d")
        Duration inbox();
    }
}
