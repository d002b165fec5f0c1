package org.fleetrental.system.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** All four schemas, as the superuser sees them, in one transaction that is never committed. */
public final class Database implements AutoCloseable {

    public static final List<String> SERVICES = List.of("fleet", "rentals", "maintenance", "accounting");

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    public static Database open(String adminJdbcUrl) {
        try {
            var connection = DriverManager.getConnection(adminJdbcUrl);
            connection.setAutoCommit(false);
            return new Database(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Each row as one line of text; null is empty. */
    public List<String> lines(String sql, Object... parameters) {
        return rows(sql, parameters).stream().map(row -> String.join(" ", row)).toList();
    }

    public List<List<String>> rows(String sql, Object... parameters) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var rows = new ArrayList<List<String>>();
            try (var result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    var row = new ArrayList<String>();
                    for (int column = 1; column <= columns; column++) {
                        var value = result.getString(column);
                        row.add(value == null ? "" : value);
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    public long number(String sql, Object... parameters) {
        return Long.parseLong(rows(sql, parameters).getFirst().getFirst());
    }

    /** One query over all services: {@code %s} is the schema. */
    public String ofAll(String sql) {
        var union = new StringJoiner(" union all ");
        SERVICES.forEach(service -> union.add(sql.replace("%s", service)));
        return union.toString();
    }

    /** Seen by this object only. Rules that would forbid it, triggers and constraints, are off for it. */
    int tamper(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute("set local session_replication_role = replica");
            return statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
