package org.fleetrental.messaging;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.fleetrental.messaging.OutboxTable.Pending;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One round of the relay: a sweep over the backlog that sends rows, marks those that Kafka has acknowledged, and reads
 * on meanwhile.
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
    private final OutboxReader reader;
    private final OutboxSender sender;
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Map<Object, Queue<Pending>> aggregates = new HashMap<>();
    private final List<Pending> acknowledged = new ArrayList<>();
    private int inHand;
    private int onTheirWay;
    private int published;
    private @Nullable Exception failure;

    RelayRound(Connection connection, LaneLeases lanes, OutboxReader reader, OutboxSender sender) {
        this.connection = connection;
        this.lanes = lanes;
        this.reader = reader;
        this.sender = sender;
    }

    /** What became of the first row in an aggregate's queue. */
    private record Outcome(
            Object aggregate,
            Queue<Pending> queue,
            @Nullable Exception refused) {}

    /**
     * Returns when nothing is on its way any more, which the producer's delivery timeout bounds. Two reads of rows are
     * in memory at most.
     *
     * @return how many rows are published
     * @throws RelayInterruptedException if Kafka or the registry are away, or the lease is lost; what was acknowledged
     *     is marked all the same
     */
    int publish(Set<Integer> held) throws SQLException, RelayInterruptedException {
        reader.restart();
        try {
            var rows = reader.next(held);
            while (!rows.isEmpty()) {
                for (var row : rows) {
                    add(row);
                }
                settle(reader.rowsAtATime());
                rows = failure == null ? reader.next(held) : List.of();
            }
            settle(0);
        } catch (InterruptedException interrupted) {
            failure = interrupted;
        } finally {
            mark();
        }
        if (failure != null) {
            throw new RelayInterruptedException(failure);
        }
        return published;
    }

    private void add(Pending row) {
        var aggregate = aggregate(row);
        var queue = aggregates.computeIfAbsent(aggregate, _ -> new ArrayDeque<>());
        queue.add(row);
        inHand++;
        if (queue.size() == 1) {
            sendFirst(aggregate, queue);
        }
    }

    /** What order is kept for is the key within its topic. A record without a key has no order to keep. */
    private static Object aggregate(Pending row) {
        byte @Nullable [] key = row.row().key();
        return key == null ? row.position() : List.of(row.row().topic(), ByteBuffer.wrap(key));
    }

    /** Nothing is sent any more once something has failed, or without a good lease: the rows stay for a later round. */
    private void sendFirst(Object aggregate, Queue<Pending> queue) {
        if (failure == null && !lanes.areValid()) {
            failure = new IllegalStateException("The lease on the lanes has run out");
        }
        if (failure == null || failure instanceof RegistryUnavailableException) {
            onTheirWay++;
            sender.send(queue.element().row(), refused -> outcomes.add(new Outcome(aggregate, queue, refused)));
        }
    }

    /** Waits until no more than so many rows are in hand, or nothing is on its way. */
    private void settle(int rows) throws SQLException, InterruptedException {
        while (onTheirWay > 0 && inHand > rows) {
            var outcome = outcomes.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
            while (outcome != null) {
                onTheirWay--;
                settle(outcome);
                outcome = outcomes.poll();
            }
            if (acknowledged.size() >= reader.rowsAtATime()) {
                mark();
            }
            lanes.renewIfDue();
        }
    }

    private void settle(Outcome outcome) throws SQLException {
        var queue = outcome.queue();
        if (outcome.refused() == null) {
            acknowledged.add(queue.remove());
            inHand--;
            if (queue.isEmpty()) {
                aggregates.remove(outcome.aggregate());
            } else {
                sendFirst(outcome.aggregate(), queue);
            }
        } else if (canNeverBeSent(outcome.refused())) {
            park(queue.element(), outcome.refused());
            inHand -= queue.size();
            aggregates.remove(outcome.aggregate());
        } else {
            failure = outcome.refused();
        }
    }

    private void mark() throws SQLException {
        if (!acknowledged.isEmpty()) {
            OutboxTable.markPublished(connection, acknowledged);
            published += acknowledged.size();
            acknowledged.clear();
        }
    }

    private void park(Pending pending, Exception reason) throws SQLException {
        var row = pending.row();
        MessageLog.during(new RecordHeaders(row.headers()), () -> {
            LOG.errorf(reason, "Event %s is parked in the outbox, it can never be sent", row.eventId());
            return row;
        });
        OutboxTable.park(connection, pending, String.valueOf(reason.getMessage()));
    }

    private static boolean canNeverBeSent(Exception refused) {
        return switch (refused) {
            case RecordTooLargeException _, InvalidTopicException _, UnknownSchemaException _ -> true;
            default -> false;
        };
    }
}
