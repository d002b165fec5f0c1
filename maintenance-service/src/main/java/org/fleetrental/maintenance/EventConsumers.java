package org.fleetrental.maintenance;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.fleetrental.messaging.inbox.Inbox;

/** The topics that this service listens to. */
@ApplicationScoped
class EventConsumers {

    private final Inbox inbox;

    EventConsumers(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("vehicles")
    @Blocking
    void vehicles(ConsumerRecords<byte[], byte[]> batch) {
        inbox.receive("vehicles", batch);
    }

    @Incoming("rentals")
    @Blocking
    void rentals(ConsumerRecords<byte[], byte[]> batch) {
        inbox.receive("rentals", batch);
    }
}
