package org.fleetrental.schemas;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code event.yaml} says of an event, beside its schemas. A reader of the catalog sees it word by word.
 *
 * @param owner the service that publishes it
 * @param topic where it is published
 * @param key path to the field of the newest schema that holds the aggregate's id, as in {@code rental.rentalId}
 * @param when what has happened when it is published, one sentence
 * @param purpose why others want to know, one sentence
 * @param replacedBy the event to use instead, if it is not {@link Status#ACTIVE} and there is one
 * @param consumers by service
 * @param versions by number, one for each schema
 */
public record EventDescription(
        @JsonProperty(required = true) String owner,
        @JsonProperty(required = true) String topic,
        @JsonProperty(required = true) String key,
        @JsonProperty(required = true) String when,
        @JsonProperty(required = true) String purpose,
        @JsonProperty(required = true) Status status,
        @JsonSetter(nulls = Nulls.SET) @Nullable String replacedBy,
        @JsonProperty(required = true) PersonalData personalData,
        @JsonProperty(required = true) SortedMap<String, Consumer> consumers,
        @JsonProperty(required = true) SortedMap<Integer, Release> versions) {

    public EventDescription {
        consumers = Collections.unmodifiableSortedMap(new TreeMap<>(consumers));
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** Where an event type is in its life. */
    public enum Status {
        /** Published, and there to be used. */
        ACTIVE,
        /** Still published, beside the one that replaces it; its readers are asked to move. */
        DEPRECATED,
        /** No longer published. Its schemas stay: topics and dead letters still hold it. */
        ENDED
    }

    /** How near its content comes to a person. */
    public enum PersonalData {
        /** Nothing about anybody. */
        NONE,
        /** An opaque id of a customer, which means something in rentals-service alone. */
        PSEUDONYMOUS
    }

    /**
     * A service that takes the event in.
     *
     * @param why what it does with it, as the end of a sentence that begins with its name
     * @param uses paths to the fields that it reads, as in {@code rental.lines.net.amountMinor}; one that the first
     *     version did not have says since when: {@code downtimeMinutes since 2}
     */
    public record Consumer(
            @JsonProperty(required = true) String why,
            @JsonProperty(required = true) List<String> uses) {

        public Consumer {
            uses = List.copyOf(uses);
        }
    }

    /**
     * A version of the schema.
     *
     * @param released the day it may be published from
     * @param changes what is different from the version before
     */
    public record Release(
            @JsonProperty(required = true) LocalDate released,
            @JsonProperty(required = true) String changes) {}
}
