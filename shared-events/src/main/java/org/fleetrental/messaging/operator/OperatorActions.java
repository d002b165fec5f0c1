package org.fleetrental.messaging.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fleetrental.messaging.Ids;
import org.fleetrental.messaging.Sql;
import org.jspecify.annotations.Nullable;

/** The record of what operators did, in {@code operator_actions}: added to, and never changed. */
@ApplicationScoped
public class OperatorActions {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private final Sql sql;

    OperatorActions(Sql sql) {
        this.sql = sql;
    }

    public enum Action {
        REPLAY,
        DISCARD,
        BULK_REPLAY,
        CANCEL_BULK_REPLAY,
        TOPIC_REPLAY,
        CANCEL_TOPIC_REPLAY,
        REBUILD,
        CANCEL_REBUILD,
        RELEASE
    }

    public enum Subject {
        DEAD_LETTER,
        DEAD_LETTERS,
        TOPIC,
        PROJECTION,
        OUTBOX_EVENT
    }

    /**
     * What somebody did.
     *
     * @param actor the token's subject
     * @param subjectId of the letter or the event; of many letters, a topic or a projection, that of the run
     * @param detail what came of it, and why it was done
     */
    record Recorded(
            UUID id, Instant at, String actor, Action action, Subject subjectType, String subjectId, JsonNode detail) {}

    /** Belongs into the transaction of the effect. */
    public void add(String actor, Action action, Subject subject, UUID subjectId, Map<String, ?> detail) {
        sql.update(
                "recording an action",
                "insert into operator_actions (id, actor, action, subject_type, subject_id, detail)"
                        + " values (?, ?, ?, ?, ?, ?::jsonb)",
                Ids.next(),
                actor,
                action.name(),
                subject.name(),
                subjectId.toString(),
                json(detail));
    }

    /**
     * The newest first, before the one at which the last part ended.
     *
     * @param actor null for everybody's
     * @param subjectId null for all
     */
    List<Recorded> list(@Nullable String actor, @Nullable UUID subjectId, @Nullable UUID cursor, int limit) {
        return sql.query(
                "looking for actions",
                OperatorActions::read,
                """
                select id, at, actor, action, subject_type, subject_id, detail from operator_actions
                where (?::text is null or actor = ?) and (?::text is null or subject_id = ?)
                    and (?::uuid is null or id < ?::uuid)
                order by id desc limit ?
                """,
                actor,
                actor,
                text(subjectId),
                text(subjectId),
                cursor,
                cursor,
                limit);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static Recorded read(ResultSet row) throws SQLException {
        return new Recorded(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(Sql.time(row, "at")),
                row.getString("actor"),
                Action.valueOf(row.getString("action")),
                Subject.valueOf(row.getString("subject_type")),
                row.getString("subject_id"),
                detail(row.getString("detail")));
    }

    private static String json(Map<String, ?> detail) {
        try {
            return JSON.writeValueAsString(detail);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode detail(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("The detail of an action is not what was written", corrupt);
        }
    }
}
