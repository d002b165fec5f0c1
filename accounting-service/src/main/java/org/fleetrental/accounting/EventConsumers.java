package org.fleetrental.accounting;

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

    @Incoming("rentals")
    @Blocking
    void rentals(ConsumerRecords<byte[], byte[]> batch) {
        inbox.receive("rentals", batch);
    }

    @Incoming("maintenance")
    @Blocking
    void maintenance(ConsumerRecords<byte[], byte[]> batch) {
        inbox.receive("maintenance", batch);
    }

    /** Only to be kept on record. */
    @Incoming("vehicles")
    @Blocking
    void vehicles(ConsumerRecords<byte[], byte[]> batch) {
        inbox.receive("vehicles", batch);
    }

    /** This service's own, to be kept on record beside the others'. */
    @Incoming("accounting")
    @Blocking
    void accounting(ConsumerRecords<byte[], byte[]> batch) {
        inbox.receive("accounting", batch);
    }
}
