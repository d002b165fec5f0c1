package org.fleetrental.messaging.outbox;

/** The relay cannot go on right now: Kafka or the registry are away, or its lease has run out. */
class RelayInterruptedException extends Exception {

    RelayInterruptedException(Exception reason) {
        super(reason.toString(), reason);
    }
}
