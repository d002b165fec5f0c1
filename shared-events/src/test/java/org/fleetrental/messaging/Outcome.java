package org.fleetrental.messaging;

/** What the service made of a delivery. */
public enum Outcome {
    /** Its handler has run and its effect is committed. */
    HANDLED,

    /** It was handled before, and nothing has changed. */
    DUPLICATE,

    /** No handler takes its type. */
    SKIPPED,

    /** It can never be handled: it is a dead letter, or would be one if it came through Kafka. */
    REJECTED,

    /** It waits behind a dead letter of its key. */
    PARKED
}
