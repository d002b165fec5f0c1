package org.fleetrental.messaging;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.fleetrental.messaging.OutboxTable.Pending;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One round of the relay: sends the rows that were read, and marks those that Kafka has acknowledged.
 *
 * <p>Different aggregates are on their way together; of one aggregate only one event is, and the next goes when that
 * one is acknowledged. So a refused event can never be overtaken. A row that can never be sent is parked with its
 * reason and holds back its own aggregate only. A crash between acknowledgement and mark sends the row again; the inbox
 * knows its id.
 */
final class RelayRound {

    private static final Logger LOG = Logger.getLogger(RelayRound.class);
    private static final Duration LOOK_UP = Duration.ofMillis(500);

    private final Connection connection;
    private final LaneLeases lanes;
    private final OutboxSender sender;
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final List<Pending> acknowledged = new ArrayList<>();
    private int onTheirWay;
    private @Nullable Exception failure;

    RelayRound(Connection connection, LaneLeases lanes, OutboxSender sender) {
        this.connection = connection;
        this.lanes = lanes;
        this.sender = sender;
    }

    /** What became of the first row of an aggregate's queue. */
    private record Outcome(
            Queue<Pending> aggregate, @Nullable Exception refused) {}

    /**
     * Returns when nothing is on its way any more, which the producer's delivery timeout bounds.
     *
     * @return how many rows are published
     * @throws RelayInterruptedException if Kafka or the registry are away, or the lease is lost; what was acknowledged
     *     is marked all the same
     */
    int publish(List<Pending> rows) throws SQLException, RelayInterruptedException {
        try {
            for (var aggregate : byAggregate(rows)) {
                sendFirst(aggregate);
                settleWithin(Duration.ZERO);
            }
            while (onTheirWay > 0) {
                settleWithin(LOOK_UP);
            }
        } catch (InterruptedException interrupted) {
            failure = interrupted;
        } finally {
            if (!acknowledged.isEmpty()) {
                OutboxTable.markPublished(connection, acknowledged);
            }
        }
        if (failure != null) {
            throw new RelayInterruptedException(failure);
        }
        return acknowledged.size();
    }

    /** What order is kept for is the key within its topic. A record without a key has no order to keep. */
    private static Iterable<Queue<Pending>> byAggregate(List<Pending> rows) {
        var queues = new LinkedHashMap<Object, Queue<Pending>>();
        for (var pending : rows) {
            byte @Nullable [] key = pending.row().key();
            var aggregate =
                    key == null ? pending.position() : List.of(pending.row().topic(), ByteBuffer.wrap(key));
            queues.computeIfAbsent(aggregate, _ -> new ArrayDeque<>()).add(pending);
        }
        return queues.values();
    }

    /** Nothing is sent any more once something has failed, or without a good lease: the rows stay for a later round. */
    private void sendFirst(Queue<Pending> aggregate) {
        if (failure == null && !lanes.areValid()) {
            failure = new IllegalStateException("The lease on the lanes has run out");
        }
        if (failure == null || failure instanceof RegistryUnavailableException) {
            onTheirWay++;
            sender.send(aggregate.element().row(), refused -> outcomes.add(new Outcome(aggregate, refused)));
        }
    }

    private void settleWithin(Duration patience) throws SQLException, InterruptedException {
        var outcome = outcomes.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        while (outcome != null) {
            onTheirWay--;
            settle(outcome.aggregate(), outcome.refused());
            outcome = outcomes.poll();
        }
        lanes.renewIfDue();
    }

    private void settle(Queue<Pending> aggregate, @Nullable Exception refused) throws SQLException {
        if (refused == null) {
            acknowledged.add(aggregate.remove());
            if (!aggregate.isEmpty()) {
                sendFirst(aggregate);
            }
        } else if (canNeverBeSent(refused)) {
            park(aggregate.element(), refused);
        } else {
            failure = refused;
        }
    }

    private void park(Pending pending, Exception reason) throws SQLException {
        LOG.errorf(
                reason,
                "Event %s is parked in the outbox, it can never be sent",
                pending.row().eventId());
        OutboxTable.park(connection, pending, String.valueOf(reason.getMessage()));
    }

    private static boolean canNeverBeSent(Exception refused) {
        return switch (refused) {
            case RecordTooLargeException _, InvalidTopicException _, UnknownSchemaException _ -> true;
            default -> false;
        };
    }
}
