package org.fleetrental.messaging;

/**
 * Keeps what a service is told, for those who have to know later what that was. A bean of this type gets every event of
 * every topic that the service consumes, also those that no handler takes.
 *
 * <p>It runs in the transaction of the event's inbox row, before the handler: an event is kept if, and only if, it
 * counts as taken in, and once in effect. After the inbox's retention a copy comes as a new event: keep it by its id. A
 * dead letter is kept when it is replayed. A rebuild of a projection keeps nothing again.
 *
 * <p>A service that has one consumes the topics of all events; the catalog's checks hold it to that.
 */
public interface EventRecord {

    void keep(ReceivedEvent event);
}
