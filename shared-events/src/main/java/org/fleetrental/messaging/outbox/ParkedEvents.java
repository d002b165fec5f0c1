package org.fleetrental.messaging.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.DatabaseException;
import org.fleetrental.messaging.Sql;
import org.fleetrental.messaging.operator.OperatorActions;
import org.fleetrental.messaging.operator.OperatorActions.Action;
import org.fleetrental.messaging.operator.OperatorActions.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Events in the outbox that can never be sent as they are, and what an operator does about them. Doing it again changes
 * nothing; of two operators at once, one does it.
 */
@ApplicationScoped
class ParkedEvents {

    /** More that wait are not counted. */
    static final int WAITING_COUNT_MAX = 1_000;

    private static final String LOOKING = "looking for parked events";

    private static final String EVENTS = """
            select event_id, topic, record_key, aggregate_version, headers, created_at, published_at, parked_at,
                parked_reason, discarded_at, discard_reason,
                schema_group || '.' || schema_name || ' ' || schema_version as schema,
                coalesce(octet_length(payload), 0) as payload_bytes,
                case when parked_at is not null and discarded_at is null then (select count(*) from (
                    select from outbox_events w join outbox_pending using (position)
                    where w.topic = e.topic and w.record_key = e.record_key and w.position > e.position limit %d) waiting)
                else 0 end as waiting_behind
            from outbox_events e
            """.formatted(WAITING_COUNT_MAX);

    private final Sql sql;
    private final AgroalDataSource dataSource;
    private final OperatorActions actions;
    private final Relay relay;

    ParkedEvents(Sql sql, AgroalDataSource dataSource, OperatorActions actions, Relay relay) {
        this.sql = sql;
        this.dataSource = dataSource;
        this.actions = actions;
        this.relay = relay;
    }

    Optional<ParkedEvent> find(UUID eventId) {
        return sql.first(LOOKING, ParkedEvent::read, EVENTS + "where event_id = ?", eventId);
    }

    /**
     * The newest first.
     *
     * @param discarded those that were discarded, instead of those that wait for an operator
     */
    List<ParkedEvent> list(boolean discarded, @Nullable UUID cursor, int limit) {
        return sql.query(LOOKING, ParkedEvent::read, EVENTS + """
                where parked_at is not null and (discarded_at is not null) = ? and (?::uuid is null or event_id < ?::uuid)
                order by event_id desc limit ?
                """, discarded, cursor, cursor, limit);
    }

    /** Lets the relay try it once more; it is parked again if what was wrong still is. */
    Optional<ParkedEvent> release(UUID eventId, String by) {
        return decide(eventId, by, Action.RELEASE, Map.of(), connection -> OutboxTable.release(connection, eventId));
    }

    /** Decides that it shall never be sent. What waits behind it goes on: consumers will miss one version. */
    Optional<ParkedEvent> discard(UUID eventId, String by, String reason) {
        return decide(
                eventId,
                by,
                Action.DISCARD,
                Map.of("reason", reason),
                connection -> OutboxTable.discard(connection, eventId, reason));
    }

    private interface Decision {
        boolean take(Connection connection) throws SQLException;
    }

    /** @return how the event stands then, whoever decided; empty if there is none */
    private Optional<ParkedEvent> decide(
            UUID eventId, String by, Action action, Map<String, String> detail, Decision decision) {
        boolean taken = QuarkusTransaction.requiringNew().call(() -> {
            boolean effective = take(decision);
            if (effective) {
                actions.add(by, action, Subject.OUTBOX_EVENT, eventId, detail);
            }
            return effective;
        });
        if (taken) {
            relay.wake();
        }
        return find(eventId);
    }

    private boolean take(Decision decision) {
        try (var connection = dataSource.getConnection()) {
            return decision.take(connection);
        } catch (SQLException failure) {
            throw new DatabaseException("deciding about a parked event", failure);
        }
    }
}
