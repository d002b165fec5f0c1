package org.fleetrental.system.sequences;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.fleetrental.local.BackingServices;

/** A database for a second accounting-service, as the first one's: the roles are the same. */
final class IdealDatabase {

    private IdealDatabase() {}

    static void create(BackingServices backing) {
        execute(backing.adminJdbcUrl(), "create database ideal");
        execute(in(backing.adminJdbcUrl()), """
                create schema accounting authorization accounting_owner;
                grant connect, temporary on database ideal to accounting, accounting_owner;
                grant usage on schema accounting to accounting;
                alter default privileges for role accounting_owner in schema accounting
                    grant select, insert, update, delete on tables to accounting;
                alter default privileges for role accounting_owner in schema accounting
                    grant usage on sequences to accounting""");
    }

    /** Quarkus properties of the service. */
    static Map<String, String> settings(BackingServices backing) {
        return Map.of("quarkus.datasource.jdbc.url", in(backing.jdbcUrl()));
    }

    /** The same address, but for the database. */
    static String in(String jdbcUrl) {
        return jdbcUrl.replaceFirst("/fleet(?=\\?|$)", "/ideal");
    }

    private static void execute(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
