package org.fleetrental.local;

/**
 * A second way to the broker, for a proxy in between.
 *
 * @param listening where the broker listens for it
 * @param advertised where the broker sends the clients that come by it: a proxy has to stand there
 */
public record KafkaDetour(int listening, int advertised) {

    static KafkaDetour free() {
        int first = Ports.freeRow(2);
        return new KafkaDetour(first, first + 1);
    }
}
