package org.fleetrental.messaging;

import org.fleetrental.messaging.inbox.HandlerRegistry;
import org.fleetrental.messaging.inbox.Reception;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a test needs of messaging: to play the other services, and to see what the service under test says. Events find
 * their topic by themselves. Everything is real: database, registry, encoding, and Kafka where it is named.
 *
 * <p>{@snippet :
 * @Inject MessagingKit events;
 *
 * events.handle(rental.activated());                                // the handler, at once, and a redelivery of it
 * events.handOver(rental.activated()).isRejected("No such vehicle");
 * events.deliver(rental.completed(480)).again().isHandled();        // through Kafka, twice
 * events.published(VehicleStateChanged.class, vehicle).times(2);    // what the service has committed to its outbox
 * events.onTopic(VehicleStateChanged.class, vehicle).times(2);      // what has come of it in Kafka
 * events.deadLetters(rental.id()).none();
 * }
 *
 * <p>What waits, waits for a condition, for 30 seconds at most, and then fails with what it has seen.
 */
@Singleton
public final class MessagingKit {

    private final TestEvents kafka = new TestEvents();
    private final ConsumerOffsets offsets = new ConsumerOffsets();
    private final Reception reception;
    private final HandlerRegistry handlers;
    private final MessagingRows rows;

    MessagingKit(Reception reception, HandlerRegistry handlers, MessagingRows rows) {
        this.reception = reception;
        this.handlers = handlers;
        this.rows = rows;
    }

    @PreDestroy
    void close() {
        offsets.close();
        kafka.close();
    }

    /**
     * Hands an event to its handler and then the same event again, which must change nothing: each in a transaction of
     * its own with the inbox, without Kafka.
     */
    public Handover handle(DomainEvent event) {
        return handOver(event).isHandled().again().isDuplicate();
    }

    /** Hands an event to its handler once. What the handler throws, if it is no rejection, is thrown here. */
    public Handover handOver(DomainEvent event) {
        return new Handover(reception, handlers, kafka.record(Topics.of(event), event));
    }

    /**
     * Hands over each event several times, all of them shuffled; every one must be handled exactly once.
     *
     * @param seed of the order: the same seed is the same order
     */
    public void handleShuffled(long seed, int copies, Collection<DomainEvent> events) {
        var handovers = new ArrayList<Handover>();
        for (var event : events) {
            handovers.add(new Handover(kafka.record(Topics.of(event), event), reception, handlers));
        }
        shuffled(seed, copies, handovers).forEach(Handover::again);
        assertThat(handovers)
                .as("how often each was handled, with seed %d", seed)
                .extracting(Handover::timesHandled)
                .containsOnly(1);
    }

    /** Sends an event through Kafka as the service that owns it would. It arrives when it arrives: see {@link Delivery}. */
    public Delivery deliver(DomainEvent event) {
        return new Delivery(kafka.prepare(Topics.of(event), event), offsets, rows).again();
    }

    /**
     * Sends each event several times through Kafka, all of them shuffled. Kafka keeps that order per aggregate.
     *
     * @param seed of the order: the same seed is the same order
     * @return one for each event, in the order given
     */
    public List<Delivery> deliverShuffled(long seed, int copies, Collection<DomainEvent> events) {
        var deliveries = events.stream()
                .map(event -> new Delivery(kafka.prepare(Topics.of(event), event), offsets, rows))
                .toList();
        shuffled(seed, copies, deliveries).forEach(Delivery::again);
        return deliveries;
    }

    /** What the service has committed to its outbox of an aggregate and a type, by now; nothing is waited for. */
    public <E extends SpecificRecord> Publications<E> published(Class<E> type, UUID aggregateId) {
        return new Publications<>(type, aggregateId, rows.published(type, aggregateId));
    }

    /** What Kafka holds of an aggregate and a type, when the relay has sent all that is committed of the aggregate. */
    public <E extends SpecificRecord> Publications<E> onTopic(Class<E> type, UUID aggregateId) {
        rows.awaitRelayed(aggregateId);
        return new Publications<>(type, aggregateId, kafka.published(Topics.of(type), aggregateId, type));
    }

    /** The dead letters of the service under test that have this aggregate's key, by now. */
    public DeadLettersOf deadLetters(UUID aggregateId) {
        return new DeadLettersOf(rows.deadLetters(aggregateId));
    }

    /** Lets the service forget an event, as after the inbox's retention. */
    public void forget(UUID eventId) {
        rows.forget(eventId);
    }

    /** Lets the service forget which version of an aggregate it has seen. */
    public void forgetVersions(UUID aggregateId) {
        rows.forgetVersions(aggregateId);
    }

    private static <T> List<T> shuffled(long seed, int copies, List<T> items) {
        var all = new ArrayList<T>();
        items.forEach(item -> all.addAll(Collections.nCopies(copies, item)));
        Collections.shuffle(all, new Random(seed));
        return all;
    }
}
