package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every role of a service tries everything in every schema of a real database. What a service may not even do in its
 * own tables, such as to change what is booked, is tested beside their migrations.
 */
class DatabaseRightsTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String PRIVILEGE_NOT_GRANTED = "01007";
    private static final BackingServices BACKING = BackingServices.shared();

    /** By what it is called; %s is a schema that holds a table "probe". */
    private static final Map<String, String> STATEMENTS = statements();

    /** What is done to rows, and so is a service's own business. */
    private static final List<String> ON_ROWS = List.of("select", "insert", "update", "delete");

    private static Map<String, String> statements() {
        var statements = new LinkedHashMap<String, String>();
        statements.put("select", "SELECT * FROM %s.probe");
        statements.put("insert", "INSERT INTO %s.probe (name) VALUES ('a')");
        statements.put("update", "UPDATE %s.probe SET name = 'b'");
        statements.put("delete", "DELETE FROM %s.probe");
        statements.put("truncate", "TRUNCATE %s.probe");
        statements.put("create", "CREATE TABLE %s.another (id int)");
        statements.put("index", "CREATE INDEX ON %s.probe (name)");
        statements.put("alter", "ALTER TABLE %s.probe ADD COLUMN planted int");
        statements.put("grant", "GRANT ALL ON %s.probe TO PUBLIC");
        statements.put("drop", "DROP TABLE %s.probe");
        return statements;
    }

    @BeforeAll
    static void aTableInEachSchema() throws SQLException {
        for (var schema : SystemService.ids()) {
            as(schema + "_owner", owner -> {
                run(owner, "DROP TABLE IF EXISTS probe");
                run(owner, "CREATE TABLE probe (id bigint GENERATED ALWAYS AS IDENTITY, name text)");
            });
        }
    }

    @AfterAll
    static void remove() throws SQLException {
        for (var schema : SystemService.ids()) {
            as(schema + "_owner", owner -> run(owner, "DROP TABLE probe"));
        }
    }

    @Test
    void aServiceWorksInItsOwnSchemaAndOnlyTheOwnerChangesIt() throws SQLException {
        var matrix = new AccessMatrix("Schemas");
        for (var role : roles()) {
            as(role, connection -> {
                for (var schema : SystemService.ids()) {
                    for (var statement : STATEMENTS.entrySet()) {
                        boolean wanted = role.equals(schema + "_owner")
                                || role.equals(schema) && ON_ROWS.contains(statement.getKey());
                        boolean allowed =
                                allowed(connection, statement.getValue().formatted(schema));
                        matrix.add(role, schema, statement.getKey(), wanted, allowed);
                    }
                }
            });
        }
        matrix.keep("database-schemas");
        assertThat(matrix.wrong()).isEmpty();
    }

    @Test
    void nobodyReachesBeyondTheSchemas() throws SQLException {
        var matrix = new AccessMatrix("Database");
        var attempts = List.of(
                "CREATE TABLE public.planted (id int)",
                "CREATE TABLE extensions.planted (id int)",
                "CREATE SCHEMA planted",
                "CREATE ROLE planted",
                "ALTER ROLE CURRENT_USER SUPERUSER",
                "CREATE EXTENSION dblink",
                "COPY (SELECT 1) TO PROGRAM 'true'",
                "SELECT pg_read_file('PG_VERSION')",
                "SELECT * FROM pg_authid",
                "SET ROLE postgres");
        for (var role : roles()) {
            as(role, connection -> {
                for (var attempt : attempts) {
                    matrix.add(role, attempt, "yes", false, allowed(connection, attempt));
                }
                for (var other : roles()) {
                    if (!other.equals(role)) {
                        matrix.add(role, "SET ROLE " + other, "yes", false, allowed(connection, "SET ROLE " + other));
                    }
                }
            });
        }
        matrix.keep("database");
        assertThat(matrix.wrong()).isEmpty();
    }

    private static List<String> roles() {
        var roles = new ArrayList<String>();
        SystemService.ids()
                .forEach(service -> Stream.of(service, service + "_owner").forEach(roles::add));
        return roles;
    }

    /** Undone in any case. */
    private static boolean allowed(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try {
            run(connection, sql);
            return true;
        } catch (SQLException refusal) {
            assertThat(refusal.getSQLState())
                    .as(sql + ": " + refusal.getMessage())
                    .isEqualTo(INSUFFICIENT_PRIVILEGE);
            return false;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    private static void as(String role, Work work) throws SQLException {
        try (var connection = DriverManager.getConnection(BACKING.jdbcUrl(), role, role)) {
            work.with(connection);
        }
    }

    /** Who may not grant all that was asked for is only warned. */
    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            if (statement.getWarnings() != null
                    && PRIVILEGE_NOT_GRANTED.equals(statement.getWarnings().getSQLState())) {
                throw new SQLException("not granted", INSUFFICIENT_PRIVILEGE, statement.getWarnings());
            }
        }
    }
}
