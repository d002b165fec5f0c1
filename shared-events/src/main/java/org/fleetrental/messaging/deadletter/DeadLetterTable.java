package org.fleetrental.messaging.deadletter;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.FailureText;
import org.fleetrental.messaging.KeyLocks;
import org.fleetrental.messaging.Sql;
import org.fleetrental.messaging.operator.RunTable;
import org.jspecify.annotations.Nullable;

/**
 * The statements of {@code dead_letters} that operators need. The letters of a topic and key are a queue in the order
 * in which they arrived: a key's offsets say nothing about it once its topic has more partitions.
 */
@ApplicationScoped
class DeadLetterTable {

    /** Counting more would tell nobody more. */
    static final int COUNT_MAX = 100_000;

    private static final String LOOKING = "looking for dead letters";
    private static final String SETTLING = "settling a dead letter";

    private static final String LETTERS = """
            select id, status, topic, record_partition, record_offset, record_key, record_value, headers, event_id,
                event_type, attempts, error_type, error, stack_trace, trace_id, received_at, arrival, resolved_at,
                resolved_by, reason
            from dead_letters
            """;

    /** Without what may be large: a list of them must fit into memory. */
    private static final String OUTLINES = LETTERS.replace(
                    "record_value, headers", "null::bytea as record_value, '[]' as headers")
            .replace("stack_trace", "'' as stack_trace");

    private static final String OF_QUEUE = " where topic = ? and record_key = ? and status in ('OPEN', 'PARKED')";

    private final Sql sql;
    private final KeyLocks locks;

    DeadLetterTable(Sql sql, KeyLocks locks) {
        this.sql = sql;
        this.locks = locks;
    }

    Optional<DeadLetter> find(UUID id) {
        return sql.first(LOOKING, DeadLetter::read, LETTERS + "where id = ?", id);
    }

    /**
     * Waits until no other transaction is busy with the letter or its queue, and keeps others waiting until the end.
     */
    Optional<DeadLetter> lock(UUID id) {
        var letter = find(id);
        if (letter.isPresent() && letter.get().key() != null) {
            locks.own(letter.get().topic(), letter.get().key());
        }
        return sql.first(LOOKING, DeadLetter::read, LETTERS + "where id = ? for update", id);
    }

    /** The first of the letter's queue, if that is another one. */
    Optional<UUID> before(DeadLetter letter) {
        return sql.first(
                LOOKING,
                row -> row.getObject(1, UUID.class),
                "select id from dead_letters" + OF_QUEUE + " and arrival < ? order by arrival limit 1",
                letter.topic(),
                letter.key(),
                letter.arrival());
    }

    /** How many of the letter's queue wait behind it. */
    long behind(DeadLetter letter) {
        return sql.query(
                        LOOKING,
                        row -> row.getLong(1),
                        "select count(*) from dead_letters" + OF_QUEUE + " and arrival > ?",
                        letter.topic(),
                        letter.key(),
                        letter.arrival())
                .getFirst();
    }

    /** The first of a queue, if it only waits and nothing is left that it waits for. */
    Optional<UUID> next(String topic, byte[] key) {
        return sql.first(
                LOOKING,
                row -> row.getObject(1, UUID.class),
                "select id from (select id, status from dead_letters" + OF_QUEUE
                        + " order by arrival limit 1) first where status = 'PARKED'",
                topic,
                key);
    }

    /**
     * Letters that only wait and that nothing is left to wait for: one of each queue, without its value. What a replay
     * of many is on is not among them, because that hands on what follows at its own rate.
     */
    List<DeadLetter> stranded(int limit) {
        return sql.query(LOOKING, DeadLetter::read, OUTLINES + """
                where id in (
                    select id from (
                        select distinct on (topic, record_key) id, topic, record_key, arrival from dead_letters
                        where status = 'PARKED' order by topic, record_key, arrival) first
                    where not exists (select from dead_letters o where o.status = 'OPEN'
                        and o.topic = first.topic and o.record_key = first.record_key
                        and o.arrival < first.arrival)
                    and not exists (select from messaging_runs r join dead_letters l on l.id = r.letter
                        where r.state = 'RUNNING' and r.beat_at > now() - make_interval(secs => ?)
                        and l.topic = first.topic and l.record_key = first.record_key)
                    limit ?)
                """, RunTable.SILENCE_MAX_S, limit);
    }

    /** @param by null if it followed by itself what it waited for */
    void replayed(UUID id, @Nullable String by) {
        sql.update(
                SETTLING,
                "update dead_letters set status = 'REPLAYED', resolved_at = now(), resolved_by = ? where id = ?",
                by,
                id);
    }

    void discarded(UUID id, String by, String reason) {
        sql.update(
                SETTLING,
                "update dead_letters set status = 'DISCARDED', resolved_at = now(), resolved_by = ?, reason = ?"
                        + " where id = ?",
                by,
                reason,
                id);
    }

    void failed(UUID id, int attempts, FailureText failure) {
        sql.update(
                SETTLING,
                "update dead_letters set status = 'OPEN', attempts = attempts + ?, error_type = ?, error = ?,"
                        + " stack_trace = ?, retried_at = now() where id = ?",
                attempts,
                failure.type(),
                failure.message(),
                failure.stackTrace(),
                id);
    }

    /** The newest first, without values, headers and stack traces. */
    List<DeadLetter> list(DeadLetterFilter filter, @Nullable UUID cursor, int limit) {
        var conditions = filter.conditions(cursor);
        return sql.query(
                LOOKING,
                DeadLetter::read,
                OUTLINES + where(conditions) + " order by id desc limit ?",
                with(conditions, limit));
    }

    /**
     * The oldest of those that were never replayed first, then those whose replay has failed, the longest ago first.
     */
    List<UUID> ids(DeadLetterFilter filter, int limit) {
        var conditions = filter.conditions();
        return sql.query(
                LOOKING,
                row -> row.getObject(1, UUID.class),
                "select id from dead_letters" + where(conditions) + " order by retried_at nulls first, id limit ?",
                with(conditions, limit));
    }

    long count(DeadLetterFilter filter) {
        var conditions = filter.conditions();
        return sql.query(
                        LOOKING,
                        row -> row.getLong(1),
                        "select count(*) from (select from dead_letters" + where(conditions) + " limit ?) matching",
                        with(conditions, COUNT_MAX))
                .getFirst();
    }

    private static String where(Map<String, Object> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions.keySet());
    }

    private static Object[] with(Map<String, Object> conditions, int limit) {
        var parameters = new ArrayList<Object>(conditions.values());
        parameters.add(limit);
        return parameters.toArray();
    }
}
