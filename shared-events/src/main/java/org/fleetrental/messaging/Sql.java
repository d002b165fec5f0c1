package org.fleetrental.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements in the caller's transaction, or each in one of its own if there is none. */
@ApplicationScoped
public class Sql {

    private final AgroalDataSource dataSource;

    Sql(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes something of the row that the cursor is on. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * @param doing what the statement is for, for the message of a failure
     * @return how many rows it has changed
     */
    public int update(String doing, String statement, @Nullable Object... parameters) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(statement)) {
            bind(update, parameters);
            return update.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException(doing, failure);
        }
    }

    /** @param query must bound what it finds */
    public <T> List<T> query(String doing, Reader<T> reader, String query, @Nullable Object... parameters) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(query)) {
            bind(select, parameters);
            var found = new ArrayList<T>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new DatabaseException(doing, failure);
        }
    }

    public <T> Optional<T> first(String doing, Reader<T> reader, String query, @Nullable Object... parameters) {
        return query(doing, reader, query, parameters).stream().findFirst();
    }

    public static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            var parameter = parameters[i];
            if (parameter instanceof Instant time) {
                statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
            } else if (parameter instanceof UUID[] ids) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("uuid", ids));
            } else if (parameter instanceof byte[][] bytes) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("bytea", bytes));
            } else {
                statement.setObject(i + 1, parameter);
            }
        }
    }
}
