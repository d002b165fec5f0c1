package org.fleetrental.messaging.outbox;

import io.agroal.api.AgroalDataSource;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.fleetrental.messaging.Actor;
import org.fleetrental.messaging.Cause;
import org.fleetrental.messaging.CloudEventHeaders;
import org.fleetrental.messaging.DatabaseException;
import org.fleetrental.messaging.DomainEvent;
import org.fleetrental.messaging.HeaderCodec;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.MessageTracing;
import org.fleetrental.messaging.MessagingConfig;
import org.fleetrental.messaging.schema.AvroCodec;
import org.fleetrental.messaging.schema.SchemaReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where events are published: inside the transaction that makes them facts.
 *
 * <p>{@snippet : @Transactional ReturnOutcome takeBack(UUID rentalId, int odometerKm) { var outcome =
 * rentals.get(rentalId).takeBack(odometerKm, clock.instant()); if (outcome instanceof Returned(var rental)) {
 * outbox.publish(RentalEvents.completed(rental)); } return outcome; } }
 *
 * <p>The event is a row of the caller's own database until the relay has it in Kafka. A rollback leaves no trace of it;
 * a crash after the commit loses nothing.
 */
@ApplicationScoped
public class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final String WAKES_RELAY = Outbox.class.getName() + ".wakesRelay";

    private final AgroalDataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final Relay relay;
    private final Actor actor;
    private final MessageTracing tracing;
    private final MessagingConfig config;

    Outbox(
            AgroalDataSource dataSource,
            TransactionSynchronizationRegistry transaction,
            Relay relay,
            Actor actor,
            MessageTracing tracing,
            MessagingConfig config) {
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.relay = relay;
        this.actor = actor;
        this.tracing = tracing;
        this.config = config;
    }

    /**
     * Publishes an event if, and only if, the current transaction commits.
     *
     * @return the event's id, {@code ce_id}
     * @throws IllegalStateException without an active transaction, or while a projection is rebuilt, whose events have
     *     had their consequences before; nothing is published then
     */
    public UUID publish(DomainEvent event) {
        requireTransaction();
        refuseDuringRebuild();
        var id = Ids.next();
        var schema = SchemaReference.of(event.body().getSchema());
        var key = HeaderCodec.bytes(event.aggregateId().toString());
        insert(new OutboxRow(
                id,
                config.topic(),
                key,
                Optional.of(event.aggregateVersion()),
                Optional.of(schema),
                headers(id, event),
                Optional.of(AvroCodec.encode(event.body()))));
        LOG.infof("Recorded %s %s of %s, version %d", schema.name(), id, event.aggregateId(), event.aggregateVersion());
        return id;
    }

    /** Adds a record that goes to its topic as it stands. */
    public void insert(OutboxRow row) {
        requireTransaction();
        try (var connection = dataSource.getConnection()) {
            OutboxTable.insert(connection, row, lane(row.key()));
        } catch (SQLException failure) {
            throw new DatabaseException("adding to the outbox", failure);
        }
        wakeRelayAfterCommit();
    }

    private static int lane(byte @Nullable [] key) {
        return Math.floorMod(Arrays.hashCode(key), LaneLeases.LANES);
    }

    private void requireTransaction() {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("Events are published inside a transaction: none is active here");
        }
    }

    private static void refuseDuringRebuild() {
        Rebuilding.current().ifPresent(projection -> {
            throw new IllegalStateException(
                    "A handler of the projection " + projection + " publishes, so it cannot be rebuilt");
        });
    }

    private List<Header> headers(UUID id, DomainEvent event) {
        var headers =
                CloudEventHeaders.of(id, "/" + config.service() + "-service", event, Cause.current(), actor.current());
        tracing.inject(Context.current(), headers);
        return headers;
    }

    private void wakeRelayAfterCommit() {
        if (transaction.getResource(WAKES_RELAY) != null) {
            return;
        }
        transaction.putResource(WAKES_RELAY, true);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }
}
