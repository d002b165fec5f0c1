package org.fleetrental.messaging.outbox;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.fleetrental.messaging.FailureKind;
import org.fleetrental.messaging.MessageLog;
import org.fleetrental.messaging.RegistryUnavailableException;
import org.fleetrental.messaging.outbox.OutboxTable.Pending;
import org.fleetrental.messaging.schema.UnknownSchemaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One round of the relay: a sweep over the backlog that sends rows, marks those that Kafka has acknowledged, and reads
 * on meanwhile.
 *
 * <p>Different aggregates are on their way together; of one aggregate only one event is, and the next goes when that
 * one is acknowledged. So a refused event can never be overtaken. A row that can never be sent is parked with its
 * reason and holds back its own aggregate only. What Kafka refuses for another reason of its own, or has no topic for,
 * is held back until the next round, and so is what comes behind it. A crash between acknowledgement and mark sends the
 * row again; the inbox knows its id.
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
    /** Of which nothing more is sent in this round. */
    private final Set<String> heldTopics = new HashSet<>();

    private final Set<Object> heldAggregates = new HashSet<>();
    private @Nullable Exception reasonToHold;
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
            var rows = reader.next(held, heldTopics);
            while (!rows.isEmpty()) {
                for (var row : rows) {
                    add(row);
                    settleArrived();
                }
                settle(reader.rowsAtATime());
                rows = failure == null ? reader.next(held, heldTopics) : List.of();
            }
            settle(0);
        } catch (InterruptedException interrupted) {
            failure = interrupted;
        } finally {
            mark();
        }
        if (failure == null && published == 0) {
            failure = reasonToHold;
        }
        if (failure != null) {
            throw new RelayInterruptedException(failure);
        }
        return published;
    }

    private void add(Pending row) {
        var aggregate = aggregate(row);
        if (isHeld(row.row().topic(), aggregate)) {
            return;
        }
        var queue = aggregates.computeIfAbsent(aggregate, _ -> new ArrayDeque<>());
        queue.add(row);
        inHand++;
        if (queue.size() == 1) {
            sendFirst(aggregate, queue);
        }
    }

    /**
     * Once a topic is held, it is for the whole round: a later row must not go before one that was left where it is.
     */
    private boolean isHeld(String topic, Object aggregate) {
        if (!sender.knows(topic)) {
            heldTopics.add(topic);
        }
        return heldTopics.contains(topic) || heldAggregates.contains(aggregate);
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
            if (outcome != null) {
                settle(outcome);
            }
            settleArrived();
            if (acknowledged.size() >= reader.rowsAtATime()) {
                mark();
            }
            lanes.renewIfDue();
        }
    }

    private void settleArrived() throws SQLException {
        for (var outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
            settle(outcome);
        }
    }

    private void settle(Outcome outcome) throws SQLException {
        onTheirWay--;
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
            leave(outcome);
        } else if (isOfItsOwn(outcome.refused())) {
            hold(queue.element(), outcome.refused());
            leave(outcome);
        } else {
            failure = outcome.refused();
        }
    }

    /** Nor is anything sent that comes behind it in what was read with it. */
    private void leave(Outcome outcome) {
        inHand -= outcome.queue().size();
        aggregates.remove(outcome.aggregate());
        heldAggregates.add(outcome.aggregate());
    }

    private void hold(Pending pending, Exception reason) {
        if (reason instanceof TopicAuthorizationException || reason instanceof UnknownTopicOrPartitionException) {
            heldTopics.add(pending.row().topic());
        }
        reasonToHold = reason;
        LOG.warnf("Event %s is held back: %s", pending.row().eventId(), reason);
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
            case RecordTooLargeException _, InvalidRecordException _, InvalidTopicException _ -> true;
            case UnknownSchemaException _ -> true;
            default -> false;
        };
    }

    /** Whether a refusal says nothing about other aggregates, or at least about other topics. */
    private static boolean isOfItsOwn(Exception refused) {
        return switch (refused) {
            case UnknownTopicOrPartitionException _ -> true;
            case AuthenticationException _, ClusterAuthorizationException _ -> false;
            default -> FailureKind.of(refused) != FailureKind.SURROUNDINGS;
        };
    }
}
