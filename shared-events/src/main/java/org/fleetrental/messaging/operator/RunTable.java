package org.fleetrental.messaging.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fleetrental.messaging.DatabaseException;
import org.fleetrental.messaging.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The statements of {@code messaging_runs}. Each is a transaction of its own, also within one of the caller's; but a
 * start and a cancellation join the caller's, who may have to write down more about them.
 */
@ApplicationScoped
public class RunTable {

    /** After so long without a sign of life a run is taken to be dead; many times the interval of the signs. */
    public static final int SILENCE_MAX_S = 60;

    private static final String COLUMNS = """
            id, kind, subject, begins_at, ends_at, state, started_by, started_at, cancelled_by, finished_at, progress,
                error
            """;
    private static final String RUNS = "select " + COLUMNS + " from messaging_runs\n";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AgroalDataSource dataSource;

    RunTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @return empty if one of the same subject is running */
    public Optional<Run> start(Run.Kind kind, String subject, @Nullable Instant from, @Nullable Instant to, String by) {
        return queryWithin("""
                insert into messaging_runs (id, kind, subject, begins_at, ends_at, state, started_by, progress)
                values (?, ?, ?, ?, ?, 'RUNNING', ?, ?::jsonb) on conflict do nothing
                returning\s""" + COLUMNS, Ids.next(), kind.name(), subject, from, to, by, json(Progress.NONE)).stream()
                .findFirst();
    }

    void beat(Collection<UUID> ids) {
        update("update messaging_runs set beat_at = now() where id = any (?) and state = 'RUNNING'", (Object)
                ids.toArray(UUID[]::new));
    }

    /** @throws RunStoppedException if it has been cancelled, or was taken to be dead */
    void progress(UUID id, Progress progress) {
        int goesOn = update(
                "update messaging_runs set progress = ?::jsonb, beat_at = now()"
                        + " where id = ? and state = 'RUNNING' and cancelled_by is null",
                json(progress),
                id);
        if (goesOn == 0) {
            throw new RunStoppedException(Run.State.CANCELLED);
        }
    }

    /** Lets everybody know which dead letter a run is on, and so the queue behind it. */
    public void takeUp(UUID id, UUID letter) {
        update("update messaging_runs set letter = ? where id = ?", letter, id);
    }

    void finish(UUID id, Run.State state, @Nullable String error) {
        update(
                "update messaging_runs set state = ?, finished_at = now(), error = ? where id = ? and state = 'RUNNING'",
                state.name(),
                error,
                id);
    }

    /** @return whether it was still running */
    public boolean cancel(UUID id, String by) {
        return updateWithin(
                        "update messaging_runs set cancelled_by = coalesce(cancelled_by, ?)"
                                + " where id = ? and state = 'RUNNING'",
                        by,
                        id)
                == 1;
    }

    /** Marks what has died with its process. */
    public void interruptSilent() {
        update("""
                update messaging_runs
                set state = 'INTERRUPTED', finished_at = now(), error = 'Its process has died or lost the database'
                where state = 'RUNNING' and beat_at < now() - make_interval(secs => ?)
                """, SILENCE_MAX_S);
    }

    public Optional<Run> find(Run.Kind kind, UUID id) {
        return query(RUNS + "where kind = ? and id = ?", kind.name(), id).stream()
                .findFirst();
    }

    /** The last one that was started. */
    public Optional<Run> latest(Run.Kind kind, String subject) {
        return query(RUNS + "where kind = ? and subject = ? order by id desc limit 1", kind.name(), subject).stream()
                .findFirst();
    }

    /** Of all kinds, those whose process is alive. Never more than there are topics and projections. */
    public List<Run> running() {
        interruptSilent();
        return query(RUNS + "where state = 'RUNNING' order by id");
    }

    /** The newest first, before the one at which the last part ended. */
    public List<Run> list(Run.Kind kind, @Nullable UUID cursor, int limit) {
        return query(
                RUNS + "where kind = ? and (?::uuid is null or id < ?) order by id desc limit ?",
                kind.name(),
                cursor,
                cursor,
                limit);
    }

    private int update(String statement, @Nullable Object... parameters) {
        return QuarkusTransaction.suspendingExisting().call(() -> updateWithin(statement, parameters));
    }

    private int updateWithin(String statement, @Nullable Object... parameters) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(statement)) {
            bind(update, parameters);
            return update.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException("writing down a run", failure);
        }
    }

    private List<Run> query(String query, @Nullable Object... parameters) {
        return QuarkusTransaction.suspendingExisting().call(() -> queryWithin(query, parameters));
    }

    private List<Run> queryWithin(String query, @Nullable Object... parameters) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(query)) {
            bind(select, parameters);
            var runs = new ArrayList<Run>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    runs.add(run(row));
                }
            }
            return runs;
        } catch (SQLException failure) {
            throw new DatabaseException("looking for a run", failure);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(
                    i + 1, parameters[i] instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : parameters[i]);
        }
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                Run.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                time(row, "begins_at"),
                time(row, "ends_at"),
                Run.State.valueOf(row.getString("state")),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("cancelled_by"),
                time(row, "finished_at"),
                progress(row.getString("progress")),
                row.getString("error"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static String json(Progress progress) {
        try {
            return JSON.writeValueAsString(progress);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Progress progress(String json) {
        try {
            return JSON.readValue(json, Progress.class);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("The progress of a run is not what was written", corrupt);
        }
    }
}
