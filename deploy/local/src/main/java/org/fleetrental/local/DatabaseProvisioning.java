package org.fleetrental.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.postgresql.PGConnection;

/**
 * One schema and two roles per service in the database {@code fleet}, and a database of its own for the registry.
 *
 * <p>{@code <service>_owner} owns the schema and runs the migrations; {@code <service>} reads and writes rows, and
 * cannot see another's schema. Doing it again changes nothing.
 */
public final class DatabaseProvisioning {

    public static final String DATABASE = "fleet";

    private static final String ANSWER_WITHIN = "5";

    private DatabaseProvisioning() {}

    /**
     * On one machine a role's password is its name.
     *
     * @param adminDatabase database {@code postgres} as superuser
     * @param adminFleet database {@code fleet} as superuser
     */
    public static void provision(String adminDatabase, String adminFleet) {
        provision(adminDatabase, adminFleet, UnaryOperator.identity());
    }

    /** @param passwords of a role, by its name; a role that is there already gets the one that is told now */
    public static void provision(String adminDatabase, String adminFleet, UnaryOperator<String> passwords) {
        try {
            try (var connection = DriverManager.getConnection(adminDatabase)) {
                createRole(connection, Registry.DATABASE, passwords);
                createDatabase(connection, Registry.DATABASE, Registry.DATABASE);
                createDatabase(connection, DATABASE, Postgres.ADMIN);
            }
            try (var connection = DriverManager.getConnection(adminFleet)) {
                createSchemas(connection, passwords);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The database cannot be provisioned: " + failure.getMessage(), failure);
        }
    }

    /** @param url with user and password */
    public static boolean answers(String url) {
        var patience = new Properties();
        patience.setProperty("loginTimeout", ANSWER_WITHIN);
        patience.setProperty("socketTimeout", ANSWER_WITHIN);
        try (var connection = DriverManager.getConnection(url, patience)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void createDatabase(Connection connection, String name, String owner) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(connection, "CREATE DATABASE " + name + " OWNER " + owner);
        }
        execute(connection, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
    }

    private static void createSchemas(Connection connection, UnaryOperator<String> passwords) throws SQLException {
        execute(connection, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
        execute(connection, "CREATE SCHEMA IF NOT EXISTS extensions");
        execute(connection, "CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA extensions");
        for (var service : SystemService.ids()) {
            var owner = service + "_owner";
            createRole(connection, owner, passwords);
            createRole(connection, service, passwords);
            execute(connection, statements(service, owner));
        }
    }

    public static String statements(String service, String owner) {
        return """
                GRANT CONNECT, TEMPORARY ON DATABASE fleet TO %1$s, %2$s;
                GRANT USAGE ON SCHEMA extensions TO %1$s, %2$s;
                CREATE SCHEMA IF NOT EXISTS %1$s AUTHORIZATION %2$s;
                GRANT USAGE ON SCHEMA %1$s TO %1$s;
                ALTER ROLE %1$s SET search_path = %1$s, extensions;
                ALTER ROLE %2$s SET search_path = %1$s, extensions;
                ALTER DEFAULT PRIVILEGES FOR ROLE %2$s IN SCHEMA %1$s
                    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %1$s;
                ALTER DEFAULT PRIVILEGES FOR ROLE %2$s IN SCHEMA %1$s GRANT USAGE ON SEQUENCES TO %1$s;
                """.formatted(service, owner);
    }

    /** The password is hashed here, so that neither the server's log nor its statistics ever hold it. */
    private static void createRole(Connection connection, String role, UnaryOperator<String> passwords)
            throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            execute(connection, "CREATE ROLE " + role + " LOGIN");
        }
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(role, passwords.apply(role).toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
