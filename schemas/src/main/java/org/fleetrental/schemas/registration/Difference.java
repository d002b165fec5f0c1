package org.fleetrental.schemas.registration;

import org.fleetrental.schemas.EventSchema;
import org.fleetrental.schemas.EventType;
import org.jspecify.annotations.Nullable;

/** Something in which a registry is not as the {@code schemas} folder says. */
public sealed interface Difference {

    /** Owner and event, as in {@code rentals/RentalCompleted}. */
    String event();

    /** What is so, as the end of a sentence that begins with the event. */
    String finding();

    /** Whether {@link SchemaRegistration#register} makes it good. */
    default boolean isMendable() {
        return true;
    }

    record MissingEvent(EventType type) implements Difference {

        @Override
        public String event() {
            return nameOf(type);
        }

        @Override
        public String finding() {
            return "is not in the registry";
        }
    }

    /** @param expected as the registry spells it; {@code found} as well, absent if there is no such rule */
    record OtherRule(
            EventType type,
            String rule,
            String expected,
            @Nullable String found) implements Difference {

        @Override
        public String event() {
            return nameOf(type);
        }

        @Override
        public String finding() {
            return "has %s %s, should be %s".formatted(rule, found == null ? "not set" : found, expected);
        }
    }

    record MissingVersion(EventType type, EventSchema schema) implements Difference {

        @Override
        public String event() {
            return nameOf(type);
        }

        @Override
        public String finding() {
            return "has no version " + schema.version() + " in the registry";
        }
    }

    /** Name, description or labels. */
    record OtherDescription(EventType type) implements Difference {

        @Override
        public String event() {
            return nameOf(type);
        }

        @Override
        public String finding() {
            return "is described otherwise in the registry than in event.yaml";
        }
    }

    /** Nothing makes this good: consumers have read with the other one. */
    record OtherContent(EventSchema schema) implements Difference {

        @Override
        public String event() {
            return schema.owner() + "/" + schema.name();
        }

        @Override
        public String finding() {
            return "has a version %1$d in the registry that differs from %2$s: a released schema never changes, add a new version (./fleet reset forgets a draft that only this machine has seen)"
                    .formatted(schema.version(), schema.file());
        }

        @Override
        public boolean isMendable() {
            return false;
        }
    }

    record UnknownVersion(EventType type, String version) implements Difference {

        @Override
        public String event() {
            return nameOf(type);
        }

        @Override
        public String finding() {
            return "has a version " + version + " in the registry that the folder does not know";
        }

        @Override
        public boolean isMendable() {
            return false;
        }
    }

    record UnknownEvent(String event) implements Difference {

        @Override
        public String finding() {
            return "is in the registry, but not in the folder";
        }

        @Override
        public boolean isMendable() {
            return false;
        }
    }

    private static String nameOf(EventType type) {
        return type.owner() + "/" + type.name();
    }
}
